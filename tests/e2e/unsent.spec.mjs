// 没有网络时的走访: noted in a hall, kept on the phone over a reload and a closed tab, sent once, and gone in time.
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, hire, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const PIN = '482913';
const VISITS = 'qingyu-desk-visits';
const KIT = 'qingyu-desk-kit';
const WORDS = '叫号屏不亮，老人看不清';

let server;
let supervisor;

test.beforeAll(async () => {
  server = await staffed();
  supervisor = await hire(server, await Hand.of(server, 'admin'), 'supervisor', 'supervisor', 'demo-1');
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => {
  watch.allow(401, '/api/v1/desk/session');
  watch.allow('ERR_INTERNET_DISCONNECTED');
});

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

const item = (page, value, name) => page.getByRole('group', { name: value }).getByRole('radio', { name, exact: true });

const stored = (page, name) => page.evaluate((one) => localStorage.getItem(one), name);

/** A phone that was brought in, with everything on it that a hall without a network asks for. */
async function phone(another) {
  const admin = await Hand.of(server, 'admin');
  const { invitation } = await admin.post(`/api/v1/desk/people/${supervisor.id}/invitation`, {});
  const context = await another({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/desk/invite#${invitation}`);
  await page.getByLabel('6位数字密码').fill(PIN);
  await page.getByLabel('再输一次').fill(PIN);
  await page.getByRole('button', { name: '设好并登录' }).click();
  await expect(heading(page, '今天走访')).toBeFocused();
  await expect.poll(() => stored(page, KIT)).not.toBeNull();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => null));
  return page;
}

/** What is sent to be recorded, from any tab. */
function recordings(context) {
  const sent = [];
  context.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/desk/inspections')) sent.push(request.postDataJSON());
  });
  return sent;
}

async function note(page) {
  await page.getByRole('link', { name: '记录走访', exact: true }).click();
  await expect(heading(page, '记录检查')).toBeFocused();
  await page.context().setOffline(true);
  await page.getByLabel('窗口', { exact: true }).selectOption({ index: 1 });
  await page.getByLabel('方式').selectOption({ label: '暗访' });
  await item(page, /^服务质量/, '不达标').check();
  await page.getByRole('checkbox', { name: '请单位答复我的意见' }).check();
  await page.getByLabel('看到的情况').fill(WORDS);
  await expect(page.getByText('写的已存在这部手机上，还没有发送。')).toBeVisible();
}

test('a visit survives a reload and a closed tab without a network, and is sent once', async ({ another }) => {
  const page = await phone(another);
  const context = page.context();
  const sent = recordings(context);
  await note(page);
  await isSound(page, 'a visit without a network');
  await axe(page, 'a visit without a network');
  await page.reload();
  await expect(heading(page, '记录检查')).toBeFocused();
  await expect(page.getByLabel('方式')).toHaveValue('covert');
  await expect(page.getByLabel('窗口', { exact: true })).not.toHaveValue('');
  await expect(item(page, /^服务质量/, '不达标')).toBeChecked();
  await expect(page.getByRole('checkbox', { name: '请单位答复我的意见' })).toBeChecked();
  await expect(page.getByLabel('看到的情况')).toHaveValue(WORDS);
  await picture(page, 'desk-unsent-draft-phone');
  await page.getByRole('button', { name: '保存' }).press('Enter');
  await expect(heading(page, '今天走访')).toBeFocused();
  await expect(page.getByText('没有网络，已存在这部手机上，还没有发送。')).toBeVisible();
  await page.close();

  const again = await context.newPage();
  await again.goto(`${server.url}/desk/`);
  await expect(heading(again, '今天走访')).toBeFocused();
  await expect(again.getByText('等待网络，还没有发送')).toBeVisible();
  await isSound(again, 'a visit that waits');
  await axe(again, 'a visit that waits');
  await picture(again, 'desk-unsent-waits-phone');
  expect(sent, 'nothing was tried without a network').toHaveLength(0);
  await context.setOffline(false);
  await expect(again.getByText('走访已发送。')).toBeVisible();
  await expect(again.getByRole('heading', { name: '还没有发送的走访' })).toHaveCount(0);
  expect(await stored(again, VISITS)).toBeNull();
  await again.goto(`${server.url}/desk/inspections`);
  await expect(again.locator('#app a.row')).toHaveCount(1);
  expect(sent, 'it was sent once').toHaveLength(1);
  expect(sent[0]).toMatchObject({ manner: 'covert', opinion: true, text: WORDS, marks: { quality: 'poor' } });
});

test('signing out asks first and leaves nothing on the phone', async ({ another }) => {
  const page = await phone(another);
  await note(page);
  await page.context().setOffline(false);
  page.once('dialog', (dialog) => dialog.dismiss());
  await page.getByRole('button', { name: '退出', exact: true }).click();
  expect(await stored(page, VISITS)).toContain(WORDS);
  page.once('dialog', (dialog) => dialog.accept());
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await expect(page.getByRole('heading', { name: '用这部手机的密码登录' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toBe('{}');
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([]);
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
});

test('what was not sent is gone after a day', async ({ another }) => {
  const page = await phone(another);
  await note(page);
  expect(await stored(page, VISITS)).toContain(WORDS);
  await page.clock.setFixedTime(Date.now() + 25 * 3_600_000);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: '登录工作台' })).toBeVisible();
  expect(await stored(page, VISITS)).toBeNull();
  expect(await stored(page, KIT)).toBeNull();
});

test('another one who signs in on the phone sees nothing of it', async ({ another }) => {
  const page = await phone(another);
  await note(page);
  // Left first: a page that gets its network back asks for its lists at once, with or without a session.
  await page.goto('about:blank');
  await page.context().clearCookies();
  await page.context().setOffline(false);
  await page.goto(`${server.url}/desk/`);
  await page.getByRole('textbox', { name: '用户名' }).fill('oversight-1');
  await page.getByLabel('密码', { exact: true }).fill('十二个字的密码一二三四五');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '登录工作台' })).toHaveCount(0);
  expect(await stored(page, VISITS)).toBeNull();
});
