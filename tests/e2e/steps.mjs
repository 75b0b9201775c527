// The steps that journeys share; each knows only roles and names of the interface.
import { expect } from '@playwright/test';
import { isCode } from './api.mjs';
import { Mouse } from './hand.mjs';
import { zh } from './names.mjs';

/** A complaint that hints at when, where and who, so that nothing is asked. */
export const COMPLAINT = '昨天上午在户籍窗口，民警没有抬头，只说了一句“自己看”。请问能不能好好讲一句？';
export const PRAISE = '昨天下午，沼山派出所的民警工作尽职尽责，对待群众热心、和气。希望核实以后给予表扬。';

/** Somebody at a page, with a hand and a language. */
export class Citizen {
  constructor(page, { hand = new Mouse(page), words = zh, each = async () => {} } = {}) {
    this.page = page;
    this.hand = hand;
    this.words = words;
    this.each = each;
  }

  heading(name) {
    return this.page.getByRole('heading', { level: 1, name, exact: typeof name === 'string' });
  }

  button(name) {
    return this.page.getByRole('button', { name, exact: true });
  }

  link(name) {
    return this.page.getByRole('link', { name, exact: true });
  }

  radio(name) {
    return this.page.getByRole('radio', { name, exact: true });
  }

  field(name) {
    return this.page.getByRole('textbox', { name: called(name) });
  }

  /** A field of any sort by its label: a date, a list. */
  labelled(name) {
    return this.page.getByLabel(called(name));
  }

  /** What is said at once to everybody; an alert without words says nothing. */
  alert() {
    return this.page.getByRole('alert').filter({ hasText: /\S/ });
  }

  /** The page with this heading is here: one h1, a title that says it, the focus on it. */
  async arrived(name, { focused = true } = {}) {
    const heading = this.heading(name);
    await expect(heading).toBeVisible();
    await expect(this.page.locator('h1:visible')).toHaveCount(1);
    if (focused) await expect(heading).toBeFocused();
    const said = (await heading.innerText()).replace(/\s+/g, ' ').trim();
    if (typeof name === 'string') await expect(this.page).toHaveTitle(new RegExp(escaped(said)));
    else await expect(this.page).toHaveTitle(/\S/);
    await this.each(said);
  }

  async open(path = '/', name = this.words.start) {
    await this.page.goto(path);
    await this.arrived(name, { focused: false });
  }

  async next() {
    await this.hand.press(this.button(this.words.next));
  }

  async chooseKind(kind) {
    await this.hand.choose(this.radio(this.words.kind[kind]));
    await this.next();
    await this.arrived(this.words.about);
  }

  /** Chooses a unit and perhaps its window, or nothing: not knowing is allowed. */
  async chooseUnit(kind, unit, window) {
    if (unit) await this.pickUnit(unit, window);
    await this.next();
    await this.arrived(this.words.details[kind]);
  }

  async pickUnit(unit, window) {
    const combobox = this.page.getByRole('combobox', { name: this.words.unit, exact: true });
    await this.hand.pick(combobox, unit, new RegExp(`^${unit}${window ? `.*${window}` : ''}$`));
  }

  async tell(kind, text) {
    await this.hand.write(this.field(this.words.text[kind]), text);
    await this.next();
    await this.arrived(this.words.contact);
  }

  async stayAnonymous() {
    await expect(this.radio(this.words.anonymous)).toBeChecked();
    await this.next();
    await this.arrived(this.words.check);
  }

  async leaveContact({ name, phone }) {
    await this.hand.choose(this.radio(this.words.named));
    await this.hand.write(this.field(this.words.name), name);
    await this.hand.write(this.field(this.words.phone), phone);
    await this.next();
    await this.arrived(this.words.check);
  }

  async send() {
    await this.hand.press(this.button(this.words.send));
    await this.arrived(this.words.receipt);
    return this.readReceipt();
  }

  /** The number and the code as they stand on the page. */
  async readReceipt() {
    const body = this.page.locator('body');
    await expect(body, 'a number stands on the page').toContainText(/\d{8}-\d{6}/, { useInnerText: true });
    const text = await body.innerText();
    const number = /\b\d{8}-\d{6}\b/.exec(text)?.[0];
    const code = /(?:\d{4}\s+){5}\d{4}/.exec(text)?.[0].replace(/\s/g, '');
    expect(isCode(code ?? ''), `${code} is a query code`).toBe(true);
    return { number, code };
  }

  /** From `/` to the check page. */
  async prepare(kind, { unit, window, text = COMPLAINT, contact, start = '/' } = {}) {
    await this.open(start);
    await this.chooseKind(kind);
    await this.chooseUnit(kind, unit, window);
    await this.tell(kind, text);
    if (contact) await this.leaveContact(contact);
    else await this.stayAnonymous();
  }

  /** Looks a case up on the tracking page. */
  async track(typed) {
    await this.hand.write(this.field(this.words.code), typed);
    await this.hand.press(this.button(this.words.look));
  }

  async seesCase(number, status = this.words.received, { focused = true } = {}) {
    await this.arrived(this.words.case, { focused });
    await expect(this.heading(this.words.case)).toContainText(number);
    await expect(this.page.getByText(status).first()).toBeVisible();
  }
}

/** The app has taken the page over. */
export async function adopted(page) {
  await page.waitForFunction(() => window.qingyu?.app === true);
}

/** A name, perhaps marked as optional; names.spec.mjs has the names to the letter. */
const called = (name) => new RegExp(`^${escaped(name)}( ?[（(][^（(]*[）)])?$`);

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
