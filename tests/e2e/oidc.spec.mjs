// Signing in through 统一身份认证: from the link on the page to sign in, over the provider's own page, and back.
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Provider } from './provider.mjs';
import { Hand, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
let provider;

/** A port that is free now: the address of the way back is configured before the server has one. */
async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

test.beforeAll(async () => {
  provider = await Provider.start();
  const port = await freePort();
  server = await staffed((fresh) => {
    fresh.url = `http://127.0.0.1:${port}`;
    const secret = path.join(fresh.folder, 'secret');
    writeFileSync(secret, 'secret');
    return {
      QINGYU_OIDC_ISSUER: provider.issuer,
      QINGYU_OIDC_CLIENT_ID: 'qingyu',
      QINGYU_OIDC_CLIENT_SECRET_FILE: secret,
      QINGYU_OIDC_REDIRECT: `${fresh.url}/api/v1/desk/session/oidc/callback`,
    };
  });
});

test.afterAll(async () => {
  provider.end();
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name });
const link = (page) => page.getByRole('link', { name: '用统一身份认证登录' });

/** Tabs until something has the focus. */
async function tabTo(page, target) {
  for (let n = 0; n < 60; n += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by keyboard');
}

test('an administrator links somebody, who then signs in by keyboard and comes to the page they wanted', async ({
  page,
  request,
}) => {
  const { receipt } = await fileCase(request, {}, server.url);
  const where = `/desk/case/${receipt.number}`;
  await page.goto(server.url + where);
  await tabTo(page, link(page));
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '同意' }).click();
  await expect(heading(page, '登录工作台')).toBeFocused();
  await expect(page.getByRole('alert').filter({ hasText: '没有可用的账号' })).toBeVisible();
  await expect(page, 'the address says nothing of it').toHaveURL(server.url + where);
  await axe(page, 'signing in, refused');

  await signIn(page, server, 'admin', '/desk/people');
  await page.getByRole('link', { name: '人员intake' }).click();
  await page.getByRole('textbox', { name: '统一身份认证标识' }).fill('intake-at-the-provider');
  await isSound(page, 'a person with an identity');
  await picture(page, 'desk-oidc-person-1280');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('status').filter({ hasText: '等第二个人批准后生效' })).toBeVisible();
  // Another way to sign in opens an account that sees cases: a second person agrees.
  const second = await Hand.of(server, 'oversight-1');
  const { openings } = await second.get('/api/v1/desk/openings?waiting=true');
  await second.post('/api/v1/desk/openings', { opening: openings[0].id, decision: 'approve' });
  await page.reload();
  await expect(page.getByRole('textbox', { name: '统一身份认证标识' })).toHaveValue('intake-at-the-provider');
  await page.goto(`${server.url}/desk/changes`);
  await expect(page.getByText('统一身份认证标识: 是'), 'asked for, and agreed to').toHaveCount(2);
  await page.getByRole('button', { name: '退出' }).click();
  await expect(heading(page, '登录工作台')).toBeFocused();

  await page.goto(server.url + where);
  await tabTo(page, link(page));
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: '同意' }).click();
  await expect(heading(page, receipt.number)).toBeFocused();
  await expect(page).toHaveURL(server.url + where);
  await page.reload();
  await expect(heading(page, receipt.number), 'the session stays').toBeFocused();
});

test('a refusal comes back to the page in the language that was chosen', async ({ page }) => {
  await page.goto(`${server.url}/desk/?lang=en`);
  await page.getByRole('link', { name: 'Sign in with single sign-on' }).click();
  await page.getByRole('link', { name: '拒绝' }).click();
  await expect(page.getByRole('alert').filter({ hasText: 'did not let you in' })).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/desk/?lang=en`);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '没有同意这次登录' })).toBeVisible();
  await page.reload();
  await expect(link(page)).toBeVisible();
  await expect(page.getByText('没有同意这次登录')).toHaveCount(0);
});

test('the page to sign in is sound in every look, with the link and without', async ({ page, baseURL }) => {
  for (const [width, colorScheme] of [
    [375, 'light'],
    [375, 'dark'],
    [1280, 'light'],
    [1280, 'dark'],
  ]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.goto(`${server.url}/desk/`);
    await expect(link(page)).toBeVisible();
    await isSound(page, `signing in at ${width} px, ${colorScheme}`);
    await axe(page, `signing in at ${width} px, ${colorScheme}`);
    await picture(page, `desk-oidc-${width}-${colorScheme}`);
  }
  await page.goto(`${baseURL}/desk/`);
  await expect(heading(page, '登录工作台')).toBeFocused();
  await expect(link(page)).toHaveCount(0);
});
