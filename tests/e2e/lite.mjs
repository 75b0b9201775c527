// The way through /lite that its tests share.
import { axe } from './axe.mjs';
import { zh } from './names.mjs';
import { Citizen, COMPLAINT } from './steps.mjs';
import { expect } from './test.mjs';

const PHONE = { viewport: { width: 375, height: 667 } };

/** A citizen in a context of its own, at 375 px; axe needs script, so only those with script use it. */
export async function citizenAt(another, javaScriptEnabled, options = {}) {
  const context = await another({ ...PHONE, javaScriptEnabled, ...options });
  const page = await context.newPage();
  const each = async (heading) => {
    const { scrollWidth, clientWidth } = await page.evaluate(() => document.documentElement);
    expect(scrollWidth, 'no horizontal scroll').toBe(clientWidth);
    if (javaScriptEnabled) await axe(page, heading);
  };
  return new Citizen(page, { each });
}

/** The numbers of the calm panel, each to be pressed. */
export const NUMBERS = { 110: 'tel:110', 12110: 'sms:12110', 120: 'tel:120', 12356: 'tel:12356' };

/** From /lite/track to the page of a case. */
export async function openCase(citizen, code) {
  await citizen.page.goto('/lite/track');
  await citizen.field(zh.code).fill(code);
  await citizen.button(zh.look).click();
  await arrives(citizen, zh.case);
}

/** Plain pages take no focus: the browser starts at the top, as people expect. */
export const arrives = (citizen, name) => citizen.arrived(name, { focused: false });

/** From /lite to the check page, writing what is asked on the way. */
export async function prepare(citizen, text = COMPLAINT) {
  const { page } = citizen;
  await page.goto('/lite');
  await arrives(citizen, zh.start);
  await citizen.radio(zh.kind.complaint).check();
  await citizen.next();
  await arrives(citizen, zh.details.complaint);
  await citizen.labelled(zh.unit).selectOption({ label: '示例派出所一 · 户籍窗口' });
  await citizen.field(zh.text.complaint).fill(text);
  await citizen.next();
  await arrives(citizen, zh.check);
}
