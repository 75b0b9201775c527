// The names that outside clients rely on, to the letter, on every page and without script.
import { zh } from './names.mjs';
import { Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

/** The page is there already: one look is enough. */
const SOON = { timeout: 1_000 };

/** Each of these is there once, under exactly this name. */
async function has(page, role, names) {
  for (const name of names) {
    await expect.soft(page.getByRole(role, { name, exact: true }), `${role} ${name}`).toHaveCount(1, SOON);
  }
}

/** A field without a role of its own, such as a date. */
async function hasField(page, names) {
  for (const name of names) await expect.soft(page.getByLabel(name, { exact: true }), name).toHaveCount(1, SOON);
}

const KINDS = Object.values(zh.kind);

test('the pages of the app carry the names of the contract', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await has(page, 'radio', KINDS);
  await has(page, 'button', [zh.next, zh.look]);
  await has(page, 'textbox', [zh.code]);
  await citizen.chooseKind('complaint');
  await has(page, 'combobox', [zh.unit]);
  await has(page, 'button', [zh.next]);
  await has(page, 'link', [zh.back]);
  await citizen.chooseUnit('complaint');
  await has(page, 'textbox', [zh.text.complaint, zh.officer]);
  await hasField(page, [zh.when]);
  await has(page, 'link', [zh.back]);
  await citizen.tell('complaint', COMPLAINT);
  await has(page, 'radio', [zh.anonymous, zh.named]);
  await citizen.hand.choose(citizen.radio(zh.named));
  await has(page, 'textbox', [zh.name, zh.phone]);
  await citizen.hand.choose(citizen.radio(zh.anonymous));
  await citizen.next();
  await citizen.arrived(zh.check);
  await has(page, 'button', [zh.send]);
  await expect.soft(page.getByRole('link', { name: zh.change })).not.toHaveCount(0);
  await citizen.send();
  await has(page, 'button', [zh.copy, zh.print]);
  await citizen.open('/track', zh.track);
  await has(page, 'textbox', [zh.code]);
  await has(page, 'button', [zh.look]);
});

for (const kind of ['enquiry', 'suggestion', 'praise']) {
  test(`the details of a case of ${kind} carry the names of the contract`, async ({ page }) => {
    const citizen = new Citizen(page);
    await citizen.open('/');
    await citizen.chooseKind(kind);
    await citizen.chooseUnit(kind);
    await has(page, 'textbox', [zh.text[kind]]);
    await hasField(page, [zh.when]);
    const officers = page.getByRole('textbox', { name: zh.officer });
    await expect(officers).toHaveCount(kind === 'praise' ? 1 : 0);
  });
}

test('the pages without script carry the names of the contract', async ({ page }) => {
  const citizen = new Citizen(page);
  await page.goto('/lite');
  await has(page, 'radio', KINDS);
  await has(page, 'button', [zh.next, zh.look]);
  await has(page, 'textbox', [zh.code]);
  await citizen.radio(zh.kind.complaint).check();
  await citizen.next();
  await citizen.arrived(zh.details.complaint, { focused: false });
  await hasField(page, [zh.unit, zh.when]);
  await has(page, 'textbox', [zh.text.complaint, zh.officer, zh.name, zh.phone]);
  await has(page, 'radio', [zh.anonymous, zh.named]);
  await has(page, 'link', [zh.back]);
  await citizen.field(zh.text.complaint).fill(COMPLAINT);
  await citizen.next();
  await citizen.arrived(zh.check, { focused: false });
  await has(page, 'button', [zh.send]);
});
