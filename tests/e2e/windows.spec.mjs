// 我的窗口: how citizens rate a supervisor's windows beside what visits found; in the demonstration, which has months behind it.
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Server } from './server.mjs';
import { signIn } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
let password;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await new Server({}, undefined, ['--demo']).start();
  await expect.poll(() => /password (\w+) for all/.exec(server.said)?.[1]).toBeTruthy();
  password = /password (\w+) for all/.exec(server.said)[1];
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

for (const width of [375, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`a supervisor comes from the hall to their windows at ${width} in ${colorScheme}`, async ({ another }) => {
      const context = await another({ viewport: { width, height: 800 }, colorScheme, baseURL: server.url });
      const page = await context.newPage();
      await signIn(page, server, 'supervisor', '/desk/', password);
      await page.getByRole('link', { name: '看评价和走访', exact: true }).press('Enter');
      await expect(page).toHaveURL(/\/desk\/windows$/);
      await expect(heading(page, '我的窗口')).toBeVisible();
      await expect(page.getByRole('heading', { level: 2, name: '示例派出所一', exact: true })).toBeVisible();
      await expect(page.getByText('示例派出所二')).toHaveCount(0);
      await expect(page.getByRole('columnheader', { name: '走访时达标', exact: true }).first()).toBeVisible();
      const name = `desk-windows-${width}-${colorScheme}`;
      await isSound(page, name);
      await axe(page, name);
      await picture(page, name);
      await page.getByRole('link', { name: '回今天走访', exact: true }).click();
      await expect(heading(page, '今天走访')).toBeVisible();
    });
  }
}

test('the numbers are the published ones, in English too, and nobody else has the page', async ({ another, watch }) => {
  watch.allow(404, '/desk/windows');
  const context = await another({ baseURL: server.url });
  const page = await context.newPage();
  await signIn(page, server, 'supervisor', '/desk/', password);
  const told = await (await page.request.get('/api/v1/open')).json();
  const last = told.months.at(-1).month;
  const share = told.shares.find(({ month, topic, of }) => month === last && topic === 'verified' && of === 'demo-1-hall');
  expect(share, 'the demonstration tells a score').toBeTruthy();
  await page.goto('/desk/windows?lang=en');
  const newest = page.getByRole('table').first().getByRole('row').nth(1);
  await expect(newest).toContainText(`${Math.ceil(share.interval[1] * 100 - 1e-9)}%`);
  await isSound(page, 'windows in English');
  const other = await another({ baseURL: server.url });
  const stranger = await other.newPage();
  await signIn(stranger, server, 'head1', '/desk/', password);
  expect((await stranger.goto('/desk/windows')).status()).toBe(404);
});
