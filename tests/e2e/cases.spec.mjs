// The list of cases: found by filter, kept in the address, paged, and taken along as a table.
import { readFile } from 'node:fs/promises';
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { fits, isSound, picture } from './look.mjs';
import { signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
const numbers = [];

test.beforeAll(async ({ playwright }) => {
  server = await staffed();
  const request = await playwright.request.newContext();
  for (const kind of ['complaint', 'enquiry', 'praise']) {
    const { receipt } = await fileCase(request, { kind, unit: 'demo-1' }, server.url);
    numbers.push(receipt.number);
  }
  await request.dispose();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const rows = (page) => page.locator('a.row');

test('cases are found by a filter that stands in the address, by keyboard alone', async ({ page }) => {
  await signIn(page, server, 'intake');
  await page.getByRole('link', { name: '全部案件' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '全部案件' })).toBeFocused();
  await expect(rows(page)).toHaveCount(3);
  await expect(rows(page).first()).toContainText(numbers[2]);
  const kind = page.getByLabel('类型');
  await kind.focus();
  await kind.selectOption('enquiry');
  await page.getByRole('button', { name: '查找' }).focus();
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(numbers[1]);
  expect(new URL(page.url()).searchParams.get('kind')).toBe('enquiry');
  await expect(page.getByLabel('类型')).toHaveValue('enquiry');
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await page.goBack();
  await expect(rows(page)).toHaveCount(3);
  await page.getByLabel('收到日期从').fill('2020-01-01');
  await page.getByLabel('到', { exact: true }).fill('2020-01-02');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByText('没有符合的案件。')).toBeVisible();
  await axe(page, 'an empty list');
});

test('the table is downloaded with the filter and without words of citizens', async ({ page }) => {
  await signIn(page, server, 'intake', '/desk/cases?kind=praise');
  await expect(rows(page)).toHaveCount(1);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格（CSV）' }).click();
  const table = await readFile(await (await download).path(), 'utf8');
  expect(table).toContain(numbers[2]);
  expect(table).not.toContain(numbers[0]);
  expect(table.trim().split('\r\n')).toHaveLength(2);
});

for (const [name, width] of [['phone', 375], ['desktop', 1280]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the list is sound on a ${name} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await signIn(page, server, 'intake', '/desk/cases');
      await expect(rows(page)).toHaveCount(3);
      await fits(page, 'the list');
      await isSound(page, 'the list');
      await axe(page, 'the list');
      await picture(page, `desk-cases-${name}-${colorScheme}`);
    });
  }
}
