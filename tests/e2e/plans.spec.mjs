// 检查计划: planned by keyboard, carried out, linked, and unknown to the unit and to supervisors.
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;

test.beforeAll(async () => {
  server = await staffed();
  await hire(server, await Hand.of(server, 'admin'), 'supervisor', 'supervisor', 'demo-1');
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** In so many days, as a field of a day takes it. */
const day = (ahead) => new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

test('a look is planned, carried out and linked; the unit and supervisors see nothing of it', async ({ page, another, watch }) => {
  watch.allow(403, '/api/v1/desk/plans');
  await signIn(page, server, 'oversight-1', '/desk/inspections');
  await page.getByRole('link', { name: '检查计划', exact: true }).click();
  await expect(heading(page, '检查计划')).toBeFocused();
  await expect(page.getByText('没有计划。', { exact: true })).toBeVisible();
  const form = page.getByRole('form', { name: '添加计划' });
  await form.getByRole('button', { name: '添加', exact: true }).press('Enter');
  await expect(page.getByRole('link', { name: '请选择日期' })).toBeVisible();
  await axe(page, 'nothing planned');
  await form.getByLabel('单位', { exact: true }).selectOption({ label: '示例派出所一' });
  await form.getByLabel('检查内容').selectOption({ label: '窗口和环境' });
  await form.getByLabel('最晚哪天').fill(day(3));
  await form.getByLabel('谁去').selectOption({ label: '人员oversight-1' });
  await form.getByRole('button', { name: '添加', exact: true }).press('Enter');
  await expect(page.getByText('已添加。')).toBeVisible();
  await expect(page.locator('#app article')).toHaveCount(1);
  await isSound(page, 'a plan');
  await axe(page, 'a plan');
  await picture(page, 'desk-plans');
  await page.setViewportSize({ width: 375, height: 800 });
  await isSound(page, 'a plan on a phone');
  await picture(page, 'desk-plans-phone');

  const unit = await (await another()).newPage();
  await signIn(unit, server, 'head', '/desk/inspections');
  await expect(heading(unit, '督察检查和走访')).toBeFocused();
  await expect(unit.getByText('检查计划')).toHaveCount(0);
  const visitor = await (await another()).newPage();
  await signIn(visitor, server, 'supervisor', '/desk/plans');
  await expect(visitor.locator('#app article')).toHaveCount(0);
  await expect(visitor.locator('#app [role=alert]')).toBeVisible();

  await page.goto(`${server.url}/desk/aftercare`);
  await page.locator('#app a.row', { hasText: '按计划检查' }).click();
  await expect(heading(page, '检查计划')).toBeFocused();
  await page.getByRole('link', { name: '现在检查' }).press('Enter');
  await expect(heading(page, '记录检查')).toBeFocused();
  await expect(page.getByLabel('单位', { exact: true })).toHaveValue('demo-1');
  await page.getByRole('group', { name: /^环境整洁/ }).getByRole('radio', { name: '达标', exact: true }).check();
  await page.getByRole('button', { name: '保存' }).click();
  await expect(heading(page, '检查情况')).toBeFocused();
  await page.goto(`${server.url}/desk/plans?over=true`);
  await page.getByRole('link', { name: '看检查情况' }).click();
  await expect(page.getByText('看了1项，1项达标')).toBeVisible();
});

test('a plan is called off', async ({ page }) => {
  const oversight = await Hand.of(server, 'oversight-2');
  const key = '0d1f6a3e-1111-4222-8333-444455556666';
  const plan = { key, unit: 'demo-2', checklist: 'hall', on: day(5), to: await oversight.id() };
  await oversight.post('/api/v1/desk/plans', plan);
  page.on('dialog', (dialog) => dialog.accept());
  await signIn(page, server, 'oversight-2', '/desk/plans');
  const row = page.locator('#app article', { hasText: '示例派出所二' });
  await row.getByRole('button', { name: '取消计划' }).press('Enter');
  await expect(page.getByText('已取消。')).toBeVisible();
  await expect(row).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark']) {
  test(`plans look right in both languages, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await signIn(page, server, 'oversight-1', '/desk/plans');
    for (const where of ['/desk/plans', '/desk/plans?lang=en', '/desk/plans?over=true&lang=en']) {
      await page.goto(server.url + where);
      await expect(page.locator('#app h1')).toBeFocused();
      await expect(page.locator('#app').getByText(/加载|Loading/)).toHaveCount(0);
      await isSound(page, where);
      await axe(page, `${where}, ${colorScheme}`);
    }
  });
}
