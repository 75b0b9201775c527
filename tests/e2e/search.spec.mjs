// Searching: words of what citizens filed, found by keyboard and kept out of every address; and cases that were filed before.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { Keyboard } from './hand.mjs';
import { fits, isSound, picture } from './look.mjs';
import { signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const FIRST = '上周三下午我去户籍窗口给孩子补办证件，取号后等了一个多小时，窗口前没有别人，工作人员却一直在里间说话，鸢尾花也没人浇。';
const AGAIN = '您好，我上周三下午去户籍窗口补办孩子的证件，等了一个多小时，工作人员却一直在里间说话，窗口前没有别人。谢谢！';
const OTHER = '想问一下补办身份证要带哪些材料，周末能不能办？';

let server;
const numbers = [];

test.beforeAll(async ({ playwright }) => {
  server = await staffed();
  const request = await playwright.request.newContext();
  const letters = [['complaint', FIRST], ['enquiry', OTHER], ['complaint', AGAIN]];
  for (const [kind, text] of letters) {
    const { receipt } = await fileCase(request, { kind, unit: 'demo-1', text }, server.url);
    numbers.push(receipt.number);
  }
  await request.dispose();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const rows = (page) => page.locator('a.row');
const field = (page) => page.getByRole('textbox', { name: '查找什么' });

test('words are found by keyboard alone, and stand in no address', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await signIn(page, server, 'intake');
  await expect(page.getByRole('heading', { level: 1, name: '今天要办' })).toBeVisible();
  await page.keyboard.press('/');
  await expect(page.getByRole('heading', { level: 1, name: '查找案件' })).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.insertText('好');
  await page.keyboard.press('Enter');
  await expect(page.getByText('请至少填写两个字')).toBeVisible();
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.insertText('鸢尾');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(numbers[0]);
  await expect(rows(page).locator('mark')).toHaveText('鸢尾');
  await expect(field(page)).toHaveValue('鸢尾');
  const keys = new Keyboard(page);
  await keys.press(rows(page).first());
  await expect(page.getByRole('heading', { level: 1, name: numbers[0] })).toBeVisible();
  await page.goBack();
  await expect(rows(page), 'what was looked for is kept').toHaveCount(1);
  await expect(field(page)).toHaveValue('鸢尾');
  for (const url of asked) expect(decodeURIComponent(url)).not.toContain('鸢尾');
  expect(decodeURIComponent(page.url())).not.toContain('鸢尾');
});

test('a filter stands in the address and a number leads straight to its case', async ({ page }) => {
  await signIn(page, server, 'oversight-1', '/desk/search');
  await field(page).fill('补办');
  await page.getByLabel('类型').selectOption('enquiry');
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(numbers[1]);
  expect(new URL(page.url()).searchParams.get('kind')).toBe('enquiry');
  await page.getByLabel('类型').selectOption('');
  await field(page).fill(numbers[2]);
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(numbers[2]);
  await field(page).fill('没有这几个字');
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await expect(page.getByText('没有找到。')).toBeVisible();
  await axe(page, 'nothing found');
});

test('whoever works on nothing finds nothing', async ({ page }) => {
  await signIn(page, server, 'verifier', '/desk/search');
  await field(page).fill('窗口');
  await page.getByRole('button', { name: '查找', exact: true }).click();
  await expect(page.getByText('没有找到。')).toBeVisible();
});

test('what was filed before stands beside a case, and its number goes into the proposal to merge', async ({ page }) => {
  await signIn(page, server, 'intake', `/desk/case/${numbers[2]}`);
  const aside = page.locator('.case-rest');
  await expect(aside.getByRole('heading', { name: '可能是重复反映' })).toBeVisible();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText(numbers[0]);
  await expect(rows(page)).toContainText('原文相近');
  await isSound(page, 'a case that was filed before');
  await axe(page, 'a case that was filed before');
  const keys = new Keyboard(page);
  await keys.press(aside.getByRole('button', { name: '填入合并申请' }));
  const into = page.locator('#d-propose-merge-into');
  await expect(into).toBeFocused();
  await expect(into).toHaveValue(numbers[0]);
  await into.fill('');
});

for (const [name, width] of [['phone', 375], ['desktop', 1280]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`what is found is sound on a ${name} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await signIn(page, server, 'intake', '/desk/search');
      await isSound(page, 'an empty search');
      await field(page).fill('补办');
      await page.getByRole('button', { name: '查找', exact: true }).click();
      await expect(rows(page)).toHaveCount(3);
      await fits(page, 'what is found');
      await isSound(page, 'what is found');
      await axe(page, 'what is found');
      await picture(page, `desk-search-${name}-${colorScheme}`);
      await page.goto(`${server.url}/desk/case/${numbers[2]}`);
      await expect(rows(page)).toHaveCount(1);
      await fits(page, 'a case that was filed before');
      await picture(page, `desk-similar-${name}-${colorScheme}`);
    });
  }
}
