// 问题原因 and 涉企: legal's own list, agreement by two, and numbers that lead to their cases.
import { readFile } from 'node:fs/promises';
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, begin, done, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const FINDING = { what: 'finding', allegation: 0, outcome: 'upheld', consequences: ['shortcoming'] };
let server;

/** A complaint whose finding is proposed. */
async function proposed(request) {
  const { receipt } = await fileCase(request, { unit: 'demo-1' }, server.url);
  const verifier = await begin(server, receipt.number);
  await verifier.does(receipt.number, { type: 'preserve' }, '录像已封存。');
  await verifier.does(receipt.number, { type: 'allege', cause: 'attitude' });
  const acts = ['looked_at_recordings', 'no_person_concerned'];
  await verifier.does(receipt.number, { type: 'verify', acts, on: day }, '看了录像。');
  await verifier.does(receipt.number, { type: 'propose', proposal: FINDING }, '录像清楚。');
  return receipt.number;
}

test.beforeAll(async ({ playwright }) => {
  server = await staffed();
  await hire(server, await Hand.of(server, 'admin'), 'legal', 'legal', 'legal');
  const request = await playwright.request.newContext();
  const second = await Hand.of(server, 'oversight-2');
  for (let at = 0; at < 2; at += 1) await second.does(await proposed(request), { type: 'approve', proposal: 0 });
  await request.dispose();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const rows = (page) => page.locator('a.row');

test('what is marked with a reason is in the list of legal, and is found once both agreed', async ({ page, request, another, watch }) => {
  const number = await proposed(request);
  await signIn(page, server, 'oversight-1', `/desk/case/${number}`);
  await page.getByText(/^其他操作/).click();
  await page.locator('summary', { hasText: '标记为涉企' }).click();
  const form = page.locator('form[data-deed="mark_enterprise"]');
  await expect(form.getByText('不要写企业名称')).toBeVisible();
  await form.getByRole('textbox', { name: '理由' }).fill('企业办理变更登记时反映的。');
  await form.getByRole('button', { name: '标记为涉企' }).press('Enter');
  await done(page, '标记为涉企');
  await expect(page.locator('.case-head').getByText('涉企', { exact: true })).toBeVisible();
  watch.allow(401, '/api/v1/desk/session');
  const context = await another({ baseURL: server.url });
  const legal = await context.newPage();
  await signIn(legal, server, 'legal');
  await legal.getByRole('navigation').getByRole('link', { name: '涉企案件', exact: true }).click();
  await expect(heading(legal, '涉企案件')).toBeFocused();
  await expect(rows(legal)).toHaveCount(1);
  await isSound(legal, 'the list of legal');
  await axe(legal, 'the list of legal');
  await picture(legal, 'desk-enterprises');
  await rows(legal).first().click();
  await expect(legal.getByRole('heading', { level: 1, name: new RegExp(number) })).toBeVisible();
  await legal.locator('.next').getByRole('button', { name: '同意', exact: true }).press('Enter');
  await expect(legal.getByRole('status').filter({ hasText: '已办理：同意' })).toBeVisible();
  const second = await Hand.of(server, 'oversight-2');
  const { status, proposals } = await second.get(`/api/v1/desk/cases/${number}`);
  expect([status, proposals[0].standing, proposals[0].missing]).toEqual(['verifying', 'waiting', ['oversight']]);
  await second.does(number, { type: 'approve', proposal: 0 });
  expect((await second.get(`/api/v1/desk/cases/${number}`)).status).toBe('found');
});

test('oversight goes from the menu to the causes, from a number to its cases, and takes a table along', async ({ page }) => {
  await signIn(page, server, 'oversight-1');
  await page.getByRole('navigation').getByRole('link', { name: '问题原因', exact: true }).click();
  await expect(heading(page, '问题原因')).toBeVisible();
  const station = page.getByRole('region', { name: /示例派出所一/ });
  await expect(station.getByRole('row', { name: /态度不好/ })).toContainText('反复');
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '示例派出所一' });
  await page.getByRole('button', { name: '查看', exact: true }).press('Enter');
  await expect(page).toHaveURL(/unit=demo-1/);
  const [csv] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '导出表格（CSV）' }).click()]);
  expect(await readFile(await csv.path(), 'utf8')).toContain('态度不好');
  await page.getByRole('link', { name: /示例派出所一，态度不好，.*件$/ }).press('Enter');
  await expect(heading(page, '这个数字的案件')).toBeVisible();
  await isSound(page, 'the cases behind a number');
  await axe(page, 'the cases behind a number');
  await page.locator('main a[href^="/desk/case/"]').first().press('Enter');
  await expect(page).toHaveURL(/\/desk\/case\/\d{8}-\d{6}/);
});

test('a head is told that small numbers are not', async ({ page }) => {
  await signIn(page, server, 'head');
  await page.goto(`${server.url}/desk/causes`);
  await expect(page.getByText('这几个季度没有哪个原因达到能写明的件数。')).toBeVisible();
});

for (const width of [375, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the causes are sound at ${width} in ${colorScheme}`, async ({ another, watch }) => {
      watch.allow(401, '/api/v1/desk/session');
      const context = await another({ viewport: { width, height: 800 }, colorScheme, baseURL: server.url });
      const page = await context.newPage();
      await signIn(page, server, 'oversight-1');
      for (const where of ['/desk/causes', '/desk/causes?lang=en', '/desk/causes?unit=demo-1']) {
        await page.goto(server.url + where);
        await expect(page.locator('table.figures').first()).toBeVisible();
        const name = `${where.replace(/\W+/g, '-')}-${width}-${colorScheme}`;
        await isSound(page, name);
        await axe(page, name);
        await picture(page, name);
      }
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('button', { name: '查看', exact: true })).toBeHidden();
    });
  }
}
