// Papers, bulletins and orders from above: given, answered, printed on A4 and taken along.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { fits, isSound, picture } from './look.mjs';
import { Hand, begin, done, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
let number;
const day = (more) => new Date(Date.now() + 8 * 3_600_000 + more * 86_400_000).toISOString().slice(0, 10);

test.beforeAll(async ({ playwright }) => {
  server = await staffed();
  const admin = await Hand.of(server, 'admin');
  await hire(server, admin, 'chief', 'unit_head', 'eps');
  const request = await playwright.request.newContext();
  const filed = await fileCase(request, { unit: 'demo-1' }, server.url);
  await request.dispose();
  number = filed.receipt.number;
  const verifier = await begin(server, number);
  await verifier.does(number, { type: 'preserve' }, '录像已封存。');
  await verifier.does(number, { type: 'allege', cause: 'attitude' });
  const verify = { type: 'verify', acts: ['looked_at_recordings', 'no_person_concerned'], on: day(0) };
  await verifier.does(number, verify, '看了录像，问了当班的人。');
  const oversight = await Hand.of(server, 'oversight-1');
  await oversight.does(number, { type: 'mark', mark: 'serious' });
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** Opens the form of something that is not next. */
async function form(page, name) {
  const others = page.locator('details').filter({ hasText: '其他操作' }).first();
  if (!(await others.evaluate((element) => element.open))) await others.locator('summary').first().click();
  const one = page.getByRole('form', { name, exact: true });
  if (!(await one.isVisible())) await page.locator('summary').filter({ hasText: name }).first().click();
  return one;
}

test('oversight orders supervision, the verifier answers it, and the order prints', async ({ page, another, watch }) => {
  await signIn(page, server, 'oversight-1', `/desk/case/${number}`);
  const order = await form(page, '督办');
  await order.getByLabel('回复期限').fill(day(2));
  await order.getByRole('textbox', { name: '督办要求' }).fill('请在两日内查清并答复群众。');
  await order.getByRole('button').press('Enter');
  await done(page, '督办');
  await expect(page.getByRole('heading', { level: 2, name: '督办和批示' })).toBeVisible();
  await expect(page.getByText('待回复').first()).toBeVisible();
  await axe(page, 'a case with an order');

  watch.allow(401, '/api/v1/desk/session');
  const context = await another({ baseURL: server.url });
  const own = await context.newPage();
  await signIn(own, server, 'verifier', `/desk/case/${number}`);
  const answer = await form(own, '回复督办、批示：督办、批示1');
  await answer.getByRole('textbox', { name: '办理情况' }).fill('已约见当班人员。');
  await answer.getByRole('button').press('Enter');
  await expect(own.getByText('已约见当班人员。').first()).toBeVisible();

  await page.reload();
  await page.getByRole('link', { name: '督办单 1', exact: true }).press('Enter');
  await expect(heading(page, '督办单')).toBeVisible();
  await expect(page.locator('.paper')).toContainText('已约见当班人员。');
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: '下载Word文件（DOCX）' }).click();
  expect((await download).suggestedFilename()).toBe('supervision.docx');
});

test('a leader’s instruction is recorded and shown', async ({ page }) => {
  await signIn(page, server, 'oversight-1', `/desk/case/${number}`);
  const instruction = await form(page, '登记领导批示');
  await instruction.getByLabel('批示领导').selectOption({ label: '人员chief' });
  await instruction.getByLabel('回复期限').fill(day(3));
  await instruction.getByRole('textbox', { name: '批示内容' }).fill('请认真核查。');
  await instruction.getByRole('button').press('Enter');
  await done(page, '登记领导批示');
  await expect(page.getByText('批示领导：人员chief').first()).toBeVisible();
});

test('the case file prints on A4, a sheet for each paper', async ({ page }) => {
  await signIn(page, server, 'oversight-1');
  await page.goto(`${server.url}/desk/paper/${number}/file`);
  await expect(heading(page, '案卷')).toBeVisible();
  const sheets = await page.locator('.paper').count();
  expect(sheets).toBeGreaterThan(3);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('link', { name: '回到案件' })).toBeHidden();
  await picture(page, 'paper-file-print');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const text = pdf.toString('latin1');
  const pages = text.match(/\/Type\s*\/Page\b/g) ?? [];
  expect(pages.length, 'each paper on a page of its own').toBeGreaterThanOrEqual(sheets);
  expect(text, 'A4').toMatch(/\/MediaBox\s*\[\s*0 0 59[45]\.?\d* 84[12]/);
});

test('oversight goes from a number of the bulletin to its list, and a head reads what is published', async ({ page }) => {
  await signIn(page, server, 'oversight-1');
  await page.goto(`${server.url}/desk/open`);
  await page.getByRole('link', { name: '周报和月报' }).press('Enter');
  await expect(heading(page, '投诉办理月报')).toBeVisible();
  await page.getByRole('link', { name: '周报', exact: true }).click();
  await page.getByRole('link', { name: '后一期' }).click();
  await page.goto(`${server.url}/desk/bulletin`);
  const row = page.getByRole('row', { name: /收到 · 投诉/ }).first();
  await row.getByRole('link', { name: '1', exact: true }).press('Enter');
  await expect(page).toHaveURL(/\/desk\/cases\?.*kind=complaint/);
  await expect(page.locator('#app a.row')).toHaveCount(1);
  await page.goto(`${server.url}/desk/cases?counted=withdrawn&counted_from=${day(-7)}&counted_to=${day(0)}`);
  await expect(page.getByText('只列这个数字里的案件')).toBeVisible();
  await expect(page.getByText('没有符合的案件。')).toBeVisible();
});

test('a week says why it is for oversight alone', async ({ page }) => {
  await signIn(page, server, 'head');
  await page.goto(`${server.url}/desk/bulletin?week=2026-11-23`);
  await expect(page.getByRole('status').filter({ hasText: '周报的数字太小' })).toBeVisible();
  await axe(page, 'no week');
});

for (const width of [375, 1280]) {
  test(`papers and bulletins are sound at ${width}`, async ({ another, watch }) => {
    watch.allow(401, '/api/v1/desk/session');
    const context = await another({ viewport: { width, height: 800 }, baseURL: server.url });
    const page = await context.newPage();
    await signIn(page, server, 'oversight-1');
    for (const where of [`/desk/paper/${number}/report`, `/desk/paper/${number}/file`, '/desk/bulletin', '/desk/bulletin?lang=en']) {
      await page.goto(server.url + where);
      await expect(page.locator('.paper').first()).toBeVisible();
      const name = `${where.replace(number, '').replace(/\W+/g, '-')}-${width}`;
      await fits(page, name);
      await isSound(page, name);
      await axe(page, name);
      await picture(page, name);
    }
  });
}
