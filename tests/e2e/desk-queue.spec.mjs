// The queue: each case once, what stands where, filters in the address, shortcuts, and why it is empty.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { picture } from './look.mjs';
import { Hand, begin, says, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;

test.beforeAll(async () => {
  server = await staffed();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const h1 = (page, name) => page.getByRole('heading', { level: 1, name });
const row = (page, number) => page.getByRole('link', { name: number });
const DANGER = { text: '有人正在打我，我被困在楼里，快来' };

test('a case stands once in the queue, with its other tasks and how urgent each is', async ({ page, request }) => {
  const filed = [await fileCase(request, DANGER, server.url), await fileCase(request, {}, server.url)];
  for (const { receipt } of filed) {
    const one = await begin(server, receipt.number);
    await one.does(receipt.number, { type: 'order_preservation', recordings: ['body_camera'] });
  }
  await signIn(page, server, 'verifier');
  await expect(h1(page, '今天要办')).toBeFocused();
  const danger = page.locator('section').filter({ has: page.getByRole('heading', { level: 2, name: /^疑似危急/ }) });
  for (const [at, { receipt }] of filed.entries()) {
    const one = row(page, receipt.number);
    await expect(one).toHaveCount(1);
    await expect(one).toContainText('保全录音录像');
    await expect(one.locator('.row__others')).toContainText(/还有：首次联系群众（.*、核查并答复投诉（/);
    await expect(one.getByText('明天到期').first()).toBeVisible();
    await expect(danger.getByRole('link', { name: receipt.number })).toHaveCount(at === 0 ? 1 : 0);
  }
  await axe(page, 'the queue of a verifier');
});

test('a report of reprisal stands right below danger, with its clock', async ({ page, request }) => {
  await fileCase(request, DANGER, server.url).then(({ receipt }) => begin(server, receipt.number));
  const { receipt, code } = await fileCase(request, {}, server.url);
  await (await Hand.of(server, 'intake')).does(receipt.number, { type: 'accept' });
  const { receipt: other } = await fileCase(request, DANGER, server.url);
  await (await Hand.of(server, 'intake')).does(other.number, { type: 'accept' });
  await says(request, server, code, 'reprisal', { text: '有人上门威胁我。' });
  await signIn(page, server, 'oversight-1');
  const headings = page.getByRole('heading', { level: 2 });
  await expect(headings.nth(0)).toHaveText(/^疑似危急/);
  await expect(headings.nth(1)).toHaveText(/^打击报复（请最先处理）/);
  const title = page.getByRole('heading', { level: 2, name: /^打击报复/ });
  const group = page.locator('section').filter({ has: title });
  await expect(group.getByRole('link', { name: receipt.number })).toContainText(/处理打击报复的反映.*明天到期/s);
  await group.getByRole('link', { name: receipt.number }).click();
  await expect(page.getByRole('heading', { level: 2, name: '下一步：处理打击报复' })).toBeVisible();
});

test('filters stand in the address: a reload, Back and another language keep them', async ({ page, request }) => {
  const { receipt: praise } = await fileCase(request, { kind: 'praise', unit: 'demo-1' }, server.url);
  const { receipt: enquiry } = await fileCase(request, { kind: 'enquiry', unit: 'demo-2' }, server.url);
  await signIn(page, server, 'intake');
  await expect(row(page, enquiry.number)).toBeVisible();
  await page.getByText('更多筛选').click();
  await page.getByRole('combobox', { name: '类型' }).selectOption('praise');
  await page.getByRole('combobox', { name: '单位' }).selectOption({ label: '示例派出所一' });
  await page.getByRole('button', { name: '筛选', exact: true }).click();
  const holds = async () => {
    await expect(row(page, praise.number)).toBeVisible();
    await expect(row(page, enquiry.number)).toHaveCount(0);
    await expect(page.locator('#filter-kind')).toHaveValue('praise');
    await expect(page.locator('#filter-unit')).toHaveValue('demo-1');
  };
  await holds();
  await expect(page).toHaveURL(/kind=praise&unit=demo-1/);
  await page.reload();
  await holds();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(h1(page, 'To be done today')).toBeVisible();
  await holds();
  await row(page, praise.number).click();
  await expect(h1(page, praise.number)).toBeFocused();
  await page.goBack();
  await holds();
  await page.locator('#filter-urgency').selectOption('overdue');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Nothing fits this filter.')).toBeVisible();
  await page.locator('#app').getByRole('link', { name: 'Clear the filters' }).last().click();
  await expect(row(page, enquiry.number)).toBeVisible();
});

test('an empty queue says why it is empty, and where else to look', async ({ page }) => {
  await signIn(page, server, 'admin');
  await expect(page.getByText('管理账号，不办理案件')).toBeVisible();
  await expect(page.getByRole('heading', { level: 2, name: '为什么是空的？' })).toBeVisible();
  await expect(page.getByText('更多筛选'), 'there is nothing to filter').toHaveCount(0);
  await axe(page, 'an empty queue');
  await picture(page, 'desk-empty');
  await page.context().clearCookies();
  await signIn(page, server, 'handler');
  await expect(page.getByText('现在没有分派给您的')).toBeVisible();
  await expect(page.getByRole('main').getByRole('link', { name: '通报' })).toHaveAttribute('href', '/desk/notices');
});

test('single keys move about, never while typing, and can be switched off', async ({ page, request }) => {
  for (let n = 0; n < 2; n += 1) {
    const { receipt } = await fileCase(request, {}, server.url);
    await begin(server, receipt.number);
  }
  await signIn(page, server, 'verifier');
  const rows = page.locator('a.row');
  await expect(rows.first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(rows.nth(1)).toBeFocused();
  await page.keyboard.press('k');
  await expect(rows.nth(0)).toBeFocused();
  await page.keyboard.press('Shift+?');
  const sheet = page.getByRole('dialog', { name: '快捷键' });
  await expect(sheet).toBeVisible();
  await axe(page, 'the shortcuts');
  await picture(page, 'desk-keys');
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await expect(rows.nth(0), 'the focus is where it was').toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.next')).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.locator('.next h2')).toBeFocused();
  await page.getByText(/^其他操作/).click();
  await page.locator('summary', { hasText: '请群众补充' }).click();
  const question = page.getByLabel('想问群众什么');
  await question.focus();
  await page.keyboard.type('gqn?r');
  await expect(question).toHaveValue('gqn?r');
  await expect(sheet).toBeHidden();
  await question.fill('');
  await page.locator('summary', { hasText: '请群众补充' }).focus();
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(h1(page, '今天要办')).toBeFocused();
  const button = page.getByRole('button', { name: '快捷键' });
  await button.focus();
  await page.keyboard.press('Enter');
  await sheet.getByRole('checkbox', { name: '使用单键快捷键' }).uncheck();
  await sheet.getByRole('button', { name: '关闭' }).click();
  await expect(button).toBeFocused();
  for (const again of [false, true]) {
    if (again) await page.reload();
    await expect(rows.first()).toBeVisible();
    await expect(h1(page, '今天要办')).toBeVisible();
    await page.keyboard.press('Shift+?');
    await page.keyboard.press('j');
    await expect(sheet).toBeHidden();
    await expect(page.locator('a.row:focus')).toHaveCount(0);
  }
});
