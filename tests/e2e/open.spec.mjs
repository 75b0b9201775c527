// The public figures: large numbers, charts with their tables, everything to take along; in the demonstration, which has months behind it.
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Server } from './server.mjs';
import { expect, test } from './test.mjs';

let server;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  server = await new Server({}, undefined, ['--demo']).start();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

for (const width of [375, 1280]) {
  for (const [colorScheme, query] of [['light', ''], ['dark', ''], ['light', '?elder=1'], ['dark', '?lang=en']]) {
    test(`the figures are sound at ${width} in ${colorScheme} ${query}`, async ({ another }) => {
      const context = await another({ viewport: { width, height: 800 }, colorScheme, baseURL: server.url });
      const page = await context.newPage();
      const name = `open-full-${width}-${colorScheme}${query.replace(/\W/g, '')}`;
      await page.goto(`/open${query}`);
      await expect(page.locator('.hero')).toBeVisible();
      await isSound(page, name, { elder: query.includes('elder') });
      await axe(page, name);
      await picture(page, name);
    });
  }
}

test('in forced colours and in print the charts are still there', async ({ another }) => {
  const context = await another({ viewport: { width: 1280, height: 800 }, forcedColors: 'active', baseURL: server.url });
  const page = await context.newPage();
  await page.goto('/open');
  const fills = await page.locator('.chart__bar').evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar).fill));
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  for (const fill of fills) expect(fill, 'a bar stands out from the ground').not.toBe(ground);
  await axe(page, 'open in forced colours');
  await picture(page, 'open-full-1280-forced');
  await page.emulateMedia({ media: 'print', forcedColors: 'none' });
  await expect(page.locator('form.choose')).toBeHidden();
  await expect(page.locator('.hero')).toBeVisible();
  await picture(page, 'open-full-print');
});

test('each chart has a name, a sentence and its table beside it', async ({ another }) => {
  const page = await (await another({ baseURL: server.url })).newPage();
  await page.goto('/open');
  const charts = page.locator('svg.chart');
  const count = await charts.count();
  expect(count).toBeGreaterThanOrEqual(3);
  for (let at = 0; at < count; at += 1) {
    const chart = charts.nth(at);
    await expect(chart).toHaveAccessibleName(/\S/);
    const figure = chart.locator('xpath=ancestor::figure');
    await expect(figure.locator('figcaption')).toHaveText(/\S/);
  }
  const pairs = page.locator('.pair');
  for (let at = 0; at < (await pairs.count()); at += 1) {
    await expect(pairs.nth(at).getByRole('table')).toHaveCount(1);
    expect(await pairs.nth(at).getByRole('row').count()).toBeGreaterThan(1);
  }
});

test('on a telephone the units are a short list within three screens, and on paper a table', async ({ another }) => {
  const context = await another({ viewport: { width: 375, height: 800 }, baseURL: server.url, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/open');
  const units = page.locator('.narrow details');
  expect(await units.count()).toBeGreaterThan(5);
  const last = await units.last().boundingBox();
  expect(last.y, 'the list ends within about three screens').toBeLessThan(3.5 * 800);
  await expect(page.locator('.wide table')).toBeHidden();
  const unit = units.filter({ hasText: '示例派出所一' });
  await expect(unit.locator('dl')).toBeHidden();
  await unit.locator('summary').focus();
  await page.keyboard.press('Enter');
  await expect(unit.locator('dl')).toBeVisible();
  await unit.getByRole('link', { name: /示例派出所一/ }).click();
  await expect(page.locator('.hero__scope')).toContainText('示例派出所一');
  await page.goto('/open');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.wide table')).toBeVisible();
  await expect(units.first()).toBeHidden();
});

test('a unit and a month are chosen by keyboard and stay in the address and in the other language', async ({ another }) => {
  const page = await (await another({ baseURL: server.url })).newPage();
  await page.goto('/open');
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '示例派出所一' });
  await page.getByRole('button', { name: '查看', exact: true }).press('Enter');
  await expect(page).toHaveURL(/unit=demo-1/);
  await expect(page.locator('.hero__scope')).toContainText('示例派出所一');
  await axe(page, 'a unit');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(heading(page, 'How cases are handled')).toBeVisible();
  await expect(page).toHaveURL(/unit=demo-1/);
});

test('the figures are taken along as a table and as data', async ({ another }) => {
  const page = await (await another({ baseURL: server.url, acceptDownloads: true })).newPage();
  await page.goto('/open');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '表格（CSV）' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('open.csv');
  const data = await page.request.get(await page.getByRole('link', { name: '数据（JSON）' }).getAttribute('href'));
  const { months } = await data.json();
  expect(months.length).toBeGreaterThan(0);
  const shown = months.at(-1).blocks.find((block) => block.topic === 'filed').city.total.shown;
  if (shown !== undefined) await expect(page.locator('.hero__rest')).toContainText(String(shown));
});

test('the way from the start page and back is a link of the page, with or without its program', async ({ another }) => {
  for (const javaScriptEnabled of [true, false]) {
    const page = await (await another({ baseURL: server.url, javaScriptEnabled })).newPage();
    await page.goto('/');
    await page.getByRole('link', { name: '办理情况公开' }).first().click();
    await expect(heading(page, '办理情况公开')).toBeVisible();
    await expect(page.locator('.hero'), 'the real figures, not a stand-in').toBeVisible();
    await page.goBack();
    await expect(heading(page, '您想反映什么？')).toBeVisible();
  }
});
