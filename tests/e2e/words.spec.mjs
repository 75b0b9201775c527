// 公开的话: a thank-you from its citizen's consent to the public page and back, on a phone and by keyboard.
import { randomUUID } from 'node:crypto';
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, begin, done, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const SAID = '民警帮我找回了钱包，还送我回家，谢谢。';
const PUBLIC = '民警帮忙找回了钱包，谢谢他们。';
const PHONE = { width: 375, height: 800 };

let server;

test.beforeAll(async () => {
  server = await staffed();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

/** Praise that was verified and conveyed. */
async function conveyed(request) {
  const filed = await fileCase(request, { kind: 'praise', unit: 'demo-1', text: SAID }, server.url);
  const handler = await begin(server, filed.receipt.number, 'handler');
  await handler.does(filed.receipt.number, { type: 'convey', verified: true });
  return { code: filed.code, number: filed.receipt.number };
}

async function consent(request, code, yes) {
  const data = { key: randomUUID(), yes };
  const answer = await request.post(`${server.url}/api/v1/case/publication`, { data, headers: { 'Query-Code': code } });
  expect(answer.status(), await answer.text()).toBe(201);
}

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

test('an empty page says so kindly, in both languages and large', async ({ page }) => {
  await page.setViewportSize(PHONE);
  for (const [query, name] of [['', '公开的话'], ['?lang=en', 'Words made public'], ['?elder=1', '公开的话']]) {
    await page.goto(`${server.url}/open/words${query}`);
    await expect(heading(page, name)).toBeVisible();
    await isSound(page, `empty words ${query}`, { elder: query.includes('elder') });
    await axe(page, `empty words ${query}`);
  }
  await expect(page.getByText('这里还没有公开的话')).toBeVisible();
});

test('a citizen agrees with one tap, sees what would be published, and takes it back', async ({ page, request }) => {
  const { code, number } = await conveyed(request);
  await page.setViewportSize(PHONE);
  for (const [query, ask] of [['?lang=en', 'Agree to publish it'], ['', '同意公开']]) {
    await page.goto(`${server.url}/case${query}#${code}`);
    await expect(page.getByRole('button', { name: ask, exact: true })).toBeVisible();
    await isSound(page, `consent ${query}`);
    await axe(page, `consent ${query}`);
    // The same page with the same fragment would not be loaded anew.
    await page.goto(`${server.url}/open/words`);
  }
  await page.goto(`${server.url}/case#${code}`);
  await page.getByRole('button', { name: '同意公开', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('文字还没有写好')).toBeVisible();
  const [one, two] = await Promise.all(['oversight-1', 'oversight-2'].map((name) => Hand.of(server, name)));
  await one.does(number, { type: 'propose', proposal: { what: 'publication' } }, PUBLIC);
  await page.goto(`${server.url}/open/words`);
  await page.goto(`${server.url}/case#${code}`);
  await expect(page.getByText('准备公开的文字')).toBeVisible();
  await expect(page.getByText(PUBLIC, { exact: true })).toBeVisible();
  await two.does(number, { type: 'approve', proposal: 0 });
  const open = await page.context().newPage();
  await open.goto(`${server.url}/open/words`);
  await expect(open.getByText(PUBLIC, { exact: true })).toBeVisible();
  await expect(open.getByText(SAID)).toHaveCount(0);
  await page.goto(`${server.url}/open/words`);
  await page.goto(`${server.url}/case#${code}`);
  await expect(page.getByText('现在公开的文字')).toBeVisible();
  await axe(page, 'a thank-you that is public');
  await page.getByRole('button', { name: '收回，不要公开', exact: true }).click();
  await expect(page.getByRole('button', { name: '同意公开', exact: true })).toBeVisible();
  await open.reload();
  await expect(open.getByText(PUBLIC)).toHaveCount(0);
  await open.close();
});

test('central intake writes the words at the desk and oversight agrees', async ({ page, request, watch }) => {
  watch.allow(401, '/api/v1/desk/session');
  const { code, number } = await conveyed(request);
  await consent(request, code, true);
  const writer = await Hand.of(server, 'intake');
  await writer.does(number, { type: 'propose', proposal: { what: 'publication' } }, PUBLIC);
  await signIn(page, server, 'oversight-1', `/desk/case/${number}`);
  const next = page.locator('.next');
  await expect(next).toContainText(PUBLIC);
  await axe(page, 'words that wait for the second person');
  await next.getByRole('button', { name: '同意', exact: true }).click();
  await done(page, '同意');
  await page.goto(`${server.url}/open/words?unit=demo-1`);
  await expect(page.getByText(PUBLIC, { exact: true }).first()).toBeVisible();
});

for (const [name, size] of [['phone', PHONE], ['desktop', { width: 1280, height: 900 }]]) {
  for (const query of ['', '?lang=en', '?elder=1', '?embed=1']) {
    test(`published words look right on a ${name} ${query}`, async ({ page, request }) => {
      const { code, number } = await conveyed(request);
      await consent(request, code, true);
      const [one, two] = await Promise.all(['oversight-1', 'oversight-2'].map((who) => Hand.of(server, who)));
      await one.does(number, { type: 'propose', proposal: { what: 'publication' } }, PUBLIC);
      await two.does(number, { type: 'approve', proposal: 0 });
      await page.setViewportSize(size);
      await page.goto(`${server.url}/open/words${query}`);
      await expect(page.getByText(PUBLIC, { exact: true }).first()).toBeVisible();
      await isSound(page, `words ${name} ${query}`, { elder: query.includes('elder') });
      await axe(page, `words ${name} ${query}`);
      await picture(page, `open-words-${name}-${query.replace(/\W/g, '')}`);
    });
  }
}

test('a unit and a month are chosen by keyboard and stay in the address; in print the form is gone', async ({ page }) => {
  await page.goto(`${server.url}/open/words`);
  await page.getByLabel('单位', { exact: true }).selectOption({ label: '示例派出所二' });
  await page.getByRole('button', { name: '查看', exact: true }).press('Enter');
  await expect(page).toHaveURL(/unit=demo-2/);
  await expect(page.getByText('这里还没有公开的话')).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page).toHaveURL(/unit=demo-2/);
  await expect(heading(page, 'Words made public')).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('form.choose')).toBeHidden();
});
