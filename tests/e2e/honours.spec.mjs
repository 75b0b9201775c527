// 表扬: what was conveyed, for oversight and for the unit praised, on a phone and on a desktop.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, begin, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
/** The numbers of both cases, which the head of the unit may not see. */
const numbers = [];

test.beforeAll(async ({ playwright }) => {
  server = await staffed();
  await hire(server, await Hand.of(server, 'admin'), 'handler-1', 'handler', 'demo-1');
  const request = await playwright.request.newContext();
  // Nobody verifies what is said of their own unit.
  for (const [worker, verified] of [['handler-1', false], ['handler', true]]) {
    const { receipt } = await fileCase(request, { kind: 'praise', unit: 'demo-1', text: '民警帮我找回了钱包' }, server.url);
    const handler = await begin(server, receipt.number, worker);
    await handler.does(receipt.number, { type: 'convey', verified });
    numbers.push(receipt.number);
  }
  await request.dispose();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

test('a head reads what the unit was praised for, by keyboard, and no number of a case', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await signIn(page, server, 'head', '/desk/honours');
  await expect(heading(page, '表扬')).toBeFocused();
  const row = page.getByRole('row', { name: /示例派出所一/ });
  await expect(row.getByRole('cell')).toHaveText(['示例派出所一', '1', '1']);
  await expect(page.locator('#app a.row')).toHaveCount(2);
  for (const number of numbers) await expect(page.locator('#app')).not.toContainText(number);
  await isSound(page, 'praise of a unit');
  await axe(page, 'praise of a unit');
  await page.locator('#app a.row', { hasText: '未核实' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('民警帮我找回了钱包')).toBeVisible();
});

test('oversight finds the praise of a unit and opens its case', async ({ page }) => {
  await signIn(page, server, 'oversight-1', '/desk/honours');
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '示例派出所二' });
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page.getByText('没有这样的表扬。')).toBeVisible();
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '示例派出所一' });
  await page.getByRole('button', { name: '查找' }).press('Enter');
  const row = page.locator('#app a.row', { hasText: numbers[1] });
  await expect(row).toContainText('已核实');
  await row.click();
  await expect(page.locator('#app')).toContainText('民警帮我找回了钱包');
});

for (const [name, size] of [['phone', { width: 375, height: 800 }], ['desktop', { width: 1280, height: 900 }]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`praise looks right on a ${name}, ${colorScheme}, in both languages`, async ({ page }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await signIn(page, server, 'oversight-1', '/desk/honours');
      for (const where of ['/desk/honours', '/desk/honours?lang=en']) {
        await page.goto(server.url + where);
        await expect(page.locator('#app h1')).toBeFocused();
        await expect(page.locator('#app').getByText(/正在载入|Loading/)).toHaveCount(0);
        await isSound(page, where);
        await axe(page, `${where} on a ${name}, ${colorScheme}`);
        await picture(page, `desk-honours-${name}-${colorScheme}-${where.replace(/\W+/g, '-')}`);
      }
    });
  }
}
