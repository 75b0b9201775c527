// Faults are said all at once and where they are; nothing that was typed is lost; nothing is sent twice.
import { axe } from './axe.mjs';
import { zh } from './names.mjs';
import { adopted, Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

/** At the details of a complaint. */
async function atDetails(page) {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  return citizen;
}

/** The error summary is there and says this; its link leads to the field. */
async function fails(citizen, message, field) {
  const { page } = citizen;
  const alert = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: zh.errors }) });
  await expect(alert).toBeVisible();
  await expect(page).toHaveTitle(new RegExp(`^${zh.errorTitle}`));
  await alert.getByRole('link', { name: message }).click();
  await expect(field).toBeFocused();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(new RegExp(message.source ?? message));
}

const isoDay = (offset) => new Date(Date.now() + 8 * 3_600_000 + offset * 86_400_000).toISOString().slice(0, 10);

test('a missing text is said in a summary that leads to the field', async ({ page }) => {
  const citizen = await atDetails(page);
  await citizen.next();
  await fails(citizen, '请填写经过', citizen.field(zh.text.complaint));
  await citizen.tell('complaint', COMPLAINT);
  await expect(page, 'the fault has left the title').not.toHaveTitle(new RegExp(zh.errorTitle));
});

test('a number that may tell who wrote is spoken of while one is anonymous, and blocks nothing', async ({ page }) => {
  const citizen = await atDetails(page);
  const note = page.getByText('您写的内容里好像有手机号');
  await citizen.field(zh.text.complaint).fill(`${COMPLAINT}我的电话138 0013 8000。`);
  await expect(note).toBeVisible();
  await citizen.next();
  await citizen.arrived(zh.contact);
  await expect(note, 'while 匿名 is chosen').toBeVisible();
  await citizen.radio(zh.named).check();
  await expect(note).toHaveCount(0);
});

test('no kind chosen is said on the start page', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await adopted(page);
  await citizen.next();
  await expect(citizen.alert()).toHaveText('请选择表扬、投诉、咨询或建议');
  await expect(page).toHaveTitle(new RegExp(`^${zh.errorTitle}`));
  await citizen.chooseKind('praise');
});

test('what is typed before the units have come is looked up once they are there', async ({ page }) => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  await page.route('**/api/v1/units', async (route) => {
    await held;
    await route.continue();
  });
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await page.getByRole('combobox', { name: zh.unit, exact: true }).fill('示例派出所二');
  await expect(page.getByText(zh.nothingFound)).toHaveCount(0);
  release();
  await expect(page.getByRole('option', { name: '示例派出所二', exact: true })).toBeVisible();
});

test('a list of units that did not come is asked for again while typing', async ({ page, watch }) => {
  watch.allow('ERR_FAILED', '/api/v1/units');
  let lost = 0;
  await page.route('**/api/v1/units', (route) => (lost++ ? route.continue() : route.abort()));
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  const unit = page.getByRole('combobox', { name: zh.unit, exact: true });
  await expect.poll(() => lost).toBe(1);
  await expect(async () => {
    await unit.fill('');
    await unit.fill('示例派出所二');
    await expect(page.getByRole('option', { name: '示例派出所二', exact: true })).toBeVisible({ timeout: 500 });
  }).toPass();
});

test('the first press below an open list counts, however slow the finger', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await page.getByRole('combobox', { name: zh.unit, exact: true }).fill('杨叶 户籍');
  await expect(page.getByRole('option')).toHaveCount(1);
  await citizen.button(zh.next).click({ delay: 300 });
  await citizen.arrived(zh.details.complaint);
});

test('faults of several fields are said all at once', async ({ page }) => {
  const citizen = await atDetails(page);
  await citizen.labelled(zh.when).fill(isoDay(2));
  await citizen.field(zh.officer).fill('李'.repeat(201));
  await citizen.next();
  const links = citizen.alert().getByRole('link');
  await expect(links).toHaveCount(3);
  await expect(links.nth(0)).toHaveText('请填写经过');
});

test('a day in the future is refused and today is not', async ({ page }) => {
  const citizen = await atDetails(page);
  const when = citizen.labelled(zh.when);
  await when.fill(isoDay(1));
  await citizen.field(zh.text.complaint).fill(COMPLAINT);
  await citizen.next();
  await fails(citizen, '请填写今天或以前的日期', when);
  await when.fill(isoDay(0));
  await citizen.next();
  await citizen.arrived(zh.contact);
});

test('text over 5000 characters is kept and said, and 5000 pass', async ({ page }) => {
  const citizen = await atDetails(page);
  const text = citizen.field(zh.text.complaint);
  const long = `昨天在窗口，民警${'好'.repeat(4993)}`;
  await text.fill(long);
  await expect(page.getByText(/5001/)).toBeVisible();
  await citizen.next();
  await fails(citizen, '请把内容缩短到5000字以内', text);
  await expect(text).toHaveValue(long);
  await text.fill(long.slice(0, 5000));
  await citizen.next();
  await citizen.arrived(zh.contact);
});

test('a fault is said on leaving the field, without a summary', async ({ page }) => {
  const citizen = await atDetails(page);
  const when = citizen.labelled(zh.when);
  await when.fill(isoDay(3));
  await citizen.field(zh.officer).focus();
  await expect(when).toHaveAccessibleDescription(/请填写今天或以前的日期/);
  await expect(page.getByRole('heading', { name: zh.errors })).toHaveCount(0);
});

test('a phone number that is none is said, and the same number written otherwise passes', async ({ page }) => {
  const citizen = await atDetails(page);
  await citizen.tell('complaint', COMPLAINT);
  await citizen.hand.choose(citizen.radio(zh.named));
  const phone = citizen.field(zh.phone);
  for (const typed of ['12345', '1380000000', '23800000000']) {
    await phone.fill(typed);
    await citizen.next();
    await fails(citizen, '请填写完整的手机号，或带区号的座机号', phone);
  }
  await phone.fill('+86 138-0000-0000');
  await citizen.next();
  await citizen.arrived(zh.check);
});

test('one clarifying question is asked at most once, and never for what is known', async ({ page }) => {
  const citizen = await atDetails(page);
  const text = citizen.field(zh.text.complaint);
  const question = page.getByText('您还记得大概是什么时候吗？');
  await text.fill('态度很差，没有人理我。');
  await expect(question).toHaveCount(0);
  await citizen.next();
  await expect(question).toBeVisible();
  await expect(citizen.heading(zh.details.complaint)).toBeVisible();
  await expect(page.getByRole('heading', { name: zh.errors }), 'a question is no fault').toHaveCount(0);
  await citizen.next();
  await citizen.arrived(zh.contact);
  await page.goBack();
  await citizen.arrived(zh.details.complaint);
  await citizen.next();
  await citizen.arrived(zh.contact);
});

test('words of an emergency bring a calm panel that blocks nothing', async ({ page }) => {
  const citizen = await atDetails(page);
  const panel = page.getByText('如果有人正处在危险中，请现在拨打110', { exact: false });
  await expect(panel).toBeHidden();
  await citizen.field(zh.text.complaint).fill('昨天在窗口，民警的话让我不想活了。');
  await expect(panel).toBeVisible();
  await expect(page.getByText('本页面不是报警平台，不能马上派人')).toBeVisible();
  await expect(page.getByRole('link', { name: '拨打110' })).toHaveAttribute('href', 'tel:110');
  const dials = await page.locator('.panel--calm p a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(dials, 'every number can be pressed').toEqual(['tel:110', 'sms:12110', 'tel:120', 'tel:12356']);
  await page.getByRole('button', { name: '继续填写' }).click();
  await expect(panel).toBeHidden();
  await citizen.next();
  await citizen.arrived(zh.contact);
  await citizen.stayAnonymous();
  await expect(panel, 'before it is sent it stands there once more').toBeVisible();
  await axe(page, 'the check page with whom to call');
});

for (const watcher of ['督察部门', '局领导']) {
  test(`before a matter about ${watcher} is sent the page says where it belongs`, async ({ page }) => {
    const citizen = new Citizen(page);
    await citizen.open('/');
    await citizen.chooseKind('complaint');
    const note = page.getByText('本系统现在还没有设置这一方，请拨打12389反映', { exact: false });
    const ours = page.getByText('这里由督察部门受理，不经过被反映单位。', { exact: true });
    await expect(ours).toBeVisible();
    await expect(note).toBeHidden();
    await citizen.pickUnit(watcher);
    await expect(note).toBeVisible();
    await expect(note.getByRole('link', { name: '12389' })).toHaveAttribute('href', 'tel:12389');
    await expect(ours).toBeHidden();
    await citizen.next();
    await citizen.arrived(zh.details.complaint);
    const summary = page.locator('main:visible');
    await expect(summary, 'nobody writes a summary for them').not.toContainText('督察写的摘要');
    // The list of units does not come again before it is asked for: what is known must not wait for it.
    await page.route('**/api/v1/units', () => {});
    await page.reload();
    await citizen.arrived(zh.details.complaint, { focused: false });
    await expect(summary).not.toContainText('督察写的摘要');
    await citizen.tell('complaint', COMPLAINT);
    await page.reload();
    await citizen.arrived(zh.contact, { focused: false });
    await expect(page.getByText('只有独立的一方能看到')).toBeVisible();
    await expect(page.getByText('受理、核查人员因需要联系您才能查看')).toBeHidden();
    await expect(ours).toBeHidden();
    await page.unroute('**/api/v1/units');
    await citizen.stayAnonymous();
    await expect(note).toBeVisible();
    await expect(ours).toBeHidden();
    await citizen.send();
    await expect(summary, 'the receipt promises nobody who is not there').toContainText('还没有独立的人员来办理');
    await expect(summary).not.toContainText('由没有利害关系的人员办理');
  });
}

test('praise of those who receive it goes the usual way and says so', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('praise');
  await citizen.pickUnit('督察部门');
  await expect(page.getByText('应由独立的一方受理', { exact: false })).toBeHidden();
  await expect(page.getByText('这里由督察部门受理，不经过被反映单位。', { exact: true })).toBeVisible();
});

test('Enter while composing never submits', async ({ page, context }) => {
  const citizen = new Citizen(page);
  await citizen.open('/track', zh.track);
  await adopted(page);
  const sent = [];
  page.on('request', (request) => sent.push(request.url()));
  await citizen.field(zh.code).click();
  const ime = await context.newCDPSession(page);
  await ime.send('Input.imeSetComposition', { text: 'yi er', selectionStart: 5, selectionEnd: 5 });
  for (const type of ['rawKeyDown', 'keyUp']) {
    await ime.send('Input.dispatchKeyEvent', { type, key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 });
  }
  await ime.send('Input.insertText', { text: '一二' });
  await expect(citizen.field(zh.code)).toHaveValue('一二');
  await expect(citizen.alert()).toHaveCount(0);
  expect(sent).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(citizen.alert(), 'Enter after it does').toHaveCount(1);
});

test('what is typed with an IME reaches the check page whole', async ({ page, context }) => {
  const citizen = await atDetails(page);
  await citizen.field(zh.text.complaint).click();
  const ime = await context.newCDPSession(page);
  for (const [typed, meant] of [['zuo tian', '昨天'], ['zai chuang kou', '在窗口'], ['min jing', '民警态度不好']]) {
    await ime.send('Input.imeSetComposition', { text: typed, selectionStart: typed.length, selectionEnd: typed.length });
    await ime.send('Input.insertText', { text: meant });
  }
  await citizen.next();
  await citizen.arrived(zh.contact);
  await citizen.stayAnonymous();
  await expect(page.locator('main:visible')).toContainText('昨天在窗口民警态度不好');
});
