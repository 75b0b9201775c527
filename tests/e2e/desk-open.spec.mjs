// 办理情况 at the desk, and slips for ratings: pages of the server, for whoever is signed in.
import { createHash } from 'node:crypto';
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const KEY = 'the-key-of-the-hall';
const TOKEN = '71000000000000000042';
const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
let server;

test.beforeAll(async ({ playwright }) => {
  const hash = createHash('sha256').update(KEY).digest('hex');
  server = await staffed(() => ({ QINGYU_VISIT_SOURCES: `hall:${hash}:demo-1-hall` }));
  const request = await playwright.request.newContext();
  for (let at = 0; at < 3; at += 1) await fileCase(request, { unit: 'demo-1' }, server.url);
  const visit = { visit: 'A001', on: today, window: 'demo-1-hall', token: TOKEN };
  const reported = await request.post(`${server.url}/api/v1/visits`, { data: visit, headers: { 'Visit-Key': KEY } });
  expect(reported.status(), await reported.text()).toBe(201);
  await request.dispose();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

test('oversight goes from the menu to every number, and from there into the list behind it', async ({ page }) => {
  await signIn(page, server, 'oversight-1');
  await page.getByRole('navigation').getByRole('link', { name: '办理情况', exact: true }).click();
  await expect(heading(page, '办理情况')).toBeVisible();
  await expect(page.locator('.hero__scope')).toContainText('未定');
  await expect(page.getByRole('row', { name: /示例派出所一/ }).first()).toContainText('3');
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '示例派出所一' });
  await page.getByRole('button', { name: '查看', exact: true }).press('Enter');
  await expect(page).toHaveURL(/\/desk\/open\?.*unit=demo-1/);
  await page.getByRole('link', { name: '这个月提交的投诉', exact: true }).click();
  await expect(page).toHaveURL(/\/desk\/cases\?.*kind=complaint/);
  await expect(page.locator('#app a.row')).toHaveCount(3);
});

test('a head is told that nothing is published yet', async ({ page }) => {
  await signIn(page, server, 'head');
  await page.goto(`${server.url}/desk/open`);
  await expect(page.getByText('还没有公布的月份')).toBeVisible();
});

test('intake prints slips of what was reported, and nothing of what was not', async ({ page }) => {
  await signIn(page, server, 'intake');
  await page.goto(`${server.url}/desk/slips`);
  await expect(heading(page, '打印评价小票')).toBeVisible();
  await isSound(page, 'slips to make');
  await axe(page, 'slips to make');
  const other = `A002,${today},demo-1-hall,71000000000000000043`;
  const table = page.getByRole('textbox', { name: '叫号系统报送的表（CSV）' });
  await table.fill(`visit,on,window,token\nA001,${today},demo-1-hall,${TOKEN}\n${other}`);
  await page.getByRole('button', { name: '做成小票' }).press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '共1张' })).toBeVisible();
  await expect(page.locator('.slip')).toHaveCount(1);
  await expect(page.locator('.slip')).toContainText('示例派出所一 · 综合窗口');
  await expect(page).toHaveURL(/\/desk\/slips$/);
  await axe(page, 'slips');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('共1张')).toBeHidden();
  await expect(page.locator('.slip svg')).toBeVisible();
  await picture(page, 'slips-print');
});

for (const width of [375, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the figures of the desk are sound at ${width} in ${colorScheme}`, async ({ another, watch }) => {
      watch.allow(401, '/api/v1/desk/session');
      const context = await another({ viewport: { width, height: 800 }, colorScheme, baseURL: server.url });
      const page = await context.newPage();
      await signIn(page, server, 'oversight-1');
      for (const where of ['/desk/open', '/desk/open?lang=en', '/desk/open?unit=demo-1']) {
        await page.goto(server.url + where);
        await expect(page.locator('.hero')).toBeVisible();
        const name = `${where.replace(/\W+/g, '-')}-${width}-${colorScheme}`;
        await isSound(page, name);
        await axe(page, name);
        await picture(page, name);
      }
    });
  }
}
