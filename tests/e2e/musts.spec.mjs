// What findings ask for: improvements, clarifications, accountabilities, found by sort and state, and taken along.
import { readFile } from 'node:fs/promises';
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, begin, done, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
let number;

test.beforeAll(async ({ playwright }) => {
  server = await staffed();
  const request = await playwright.request.newContext();
  const filed = await fileCase(request, { unit: 'demo-1' }, server.url);
  await request.dispose();
  number = filed.receipt.number;
  const verifier = await begin(server, number);
  const [second, concerned] = await Promise.all(['oversight-2', 'concerned'].map((name) => Hand.of(server, name)));
  await verifier.does(number, { type: 'preserve' }, '录像已封存。');
  await verifier.does(number, { type: 'allege', cause: 'attitude' });
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await verifier.does(number, { type: 'verify', acts: ['looked_at_recordings', 'no_person_concerned'], on: day }, '看了录像。');
  const finding = { what: 'finding', allegation: 0, outcome: 'upheld', consequences: ['fault', 'shortcoming'] };
  await verifier.does(number, { type: 'propose', proposal: finding }, '录像清楚。');
  await second.does(number, { type: 'approve', proposal: 0 });
  // Named before, a fault would wait for the statement.
  await second.does(number, { type: 'name_concerned', people: [await concerned.id()] });
  const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const plan = { type: 'plan_improvement', allegation: 0, measure: 'training', owner: 'demo-1', due_on: due };
  await verifier.does(number, plan, '每周一课，好好说话。');
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const rows = (page) => page.locator('a.row');

for (const [name, width] of [['phone', 375], ['desktop', 1280]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the lists are sound on a ${name} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await signIn(page, server, 'oversight-1', '/desk/musts');
      await expect(rows(page)).toHaveCount(1);
      await isSound(page, 'musts');
      await axe(page, 'musts');
      await picture(page, `desk-musts-${name}-${colorScheme}`);
    });
  }
}

test('a fault is answered for with whose, since when and evidence, and leaves the open list, by keyboard', async ({ page }) => {
  await signIn(page, server, 'oversight-1');
  await page.getByRole('link', { name: '改进、澄清和追究' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: '改进、澄清和追究' })).toBeFocused();
  await expect(rows(page)).toContainText('责任单位 示例派出所一');
  await page.getByLabel('类别').selectOption('accountability');
  await page.getByRole('button', { name: '查找' }).focus();
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).searchParams.get('what')).toBe('accountability');
  await expect(rows(page)).toContainText('还没有安排');
  await rows(page).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('#app h1')).toContainText(number);
  const form = page.locator('[data-deed=hold_accountable]');
  await page.getByText(/^其他操作/).focus();
  await page.keyboard.press('Enter');
  await page.locator('summary', { hasText: '登记责任追究' }).focus();
  await page.keyboard.press('Enter');
  await form.getByLabel('追究方式').selectOption('criticism');
  await form.getByLabel(/追究谁/).selectOption({ label: '人员concerned' });
  await form.getByLabel(/证据或文号/).fill('批评教育记录第3号。');
  await form.getByRole('button').last().click();
  await done(page, '');
  await page.goto(`${server.url}/desk/musts?what=accountability&state=done`);
  await expect(rows(page)).toContainText('批评教育');
  await expect(rows(page)).toContainText('被追究人 人员concerned');
  await expect(rows(page)).toContainText('有证据');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出表格（CSV）' }).click();
  const table = await readFile(await (await download).path(), 'utf8');
  expect(table).toContain(number);
  expect(table).not.toContain('第3号');
  await page.goto(`${server.url}/desk/musts?what=accountability`);
  await expect(page.getByText('没有符合的事项。')).toBeVisible();
});

test('the head of a unit lists its improvements by notice once the citizen has the answer', async ({ page }) => {
  const verifier = await Hand.of(server, 'verifier');
  await verifier.does(number, { type: 'answer', organ: '市公安局' }, '经核查，您反映的情况属实，已要求改进。');
  await signIn(page, server, 'head', '/desk/musts');
  await expect(rows(page)).toHaveCount(1);
  await expect(page.locator('#app')).not.toContainText(number);
  await expect(page.getByLabel('类别').locator('option')).toHaveCount(1);
  await rows(page).click();
  await expect(page.getByRole('heading', { level: 1, name: '通报编号' })).toBeVisible();
});
