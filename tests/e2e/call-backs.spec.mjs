// 110: a file with calls, how fast they were answered, and a silent call until it is settled; and 帮您办, the help of the day.
import { createHash } from 'node:crypto';
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const KEY = 'the-key-of-the-exchange';
const PHONE = '13800138000';

let server;
/** The number of the case whose citizen asks for help. */
let number;

/** Now and some minutes ago, as a table says it. */
const minutesAgo = (minutes) =>
  new Date(Date.now() + 8 * 3_600_000 - minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');

test.beforeAll(async ({ playwright }) => {
  const hash = createHash('sha256').update(KEY).digest('hex');
  server = await staffed(() => ({ QINGYU_VISIT_SOURCES: `exchange:${hash}:110` }));
  const admin = await Hand.of(server, 'admin');
  for (const name of ['command-1', 'command-2']) await hire(server, admin, name, 'command', 'command');
  const request = await playwright.request.newContext();
  const contact = { phone: PHONE, reply_by: 'phone' };
  const { receipt } = await fileCase(request, { contact, help: { call_back: true } }, server.url);
  number = receipt.number;
  await request.dispose();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

test('command sends a file of calls and reads how fast they were answered', async ({ page }) => {
  await signIn(page, server, 'command-1');
  await page.getByRole('navigation').getByRole('link', { name: '110接警情况', exact: true }).click();
  await expect(heading(page, '110接警情况')).toBeFocused();
  const form = page.getByRole('form', { name: '导入接警记录' });
  await form.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '请选择CSV或XLSX文件' }).first()).toBeVisible();
  await axe(page, 'no file of calls');
  const lines = ['key,at,rang,answered,kind,phone'];
  for (let at = 0; at < 6; at += 1) lines.push(`N${at},${minutesAgo(1)},${at * 4},是,正常,`);
  lines.push(`S1,${minutesAgo(30)},8,是,无声,${PHONE}`, `S2,${minutesAgo(1)},8,否,掉线,${PHONE}`, 'X,never,8,是,正常,');
  const file = { name: 'calls.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) };
  await form.getByLabel('文件').setInputFiles(file);
  await form.getByRole('button', { name: '导入', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '新导入8个，已有0个，没有导入1行。' })).toBeVisible();
  await expect(page.getByRole('row', { name: /来电时间写法不对/ })).toBeVisible();
  await axe(page, 'what came of a file of calls');
  await page.reload();
  const month = page.getByRole('table', { name: '全月' }).getByRole('row').nth(1);
  await expect(month.getByRole('cell').nth(0)).toHaveText('8');
  await expect(page.getByRole('table', { name: /回拨/ })).toBeVisible();
  await axe(page, 'figures of calls');
});

test('a silent call is called back by keyboard, and settled by a second person who listens', async ({ page, request }) => {
  const record = { key: 'T1', at: minutesAgo(30), rang: 8, answered: true, kind: 'silent', phone: PHONE };
  const reported = await request.post(`${server.url}/api/v1/call-records`, { data: record, headers: { 'Visit-Key': KEY } });
  expect(reported.status(), await reported.text()).toBe(201);
  await signIn(page, server, 'command-1', '/desk/callbacks');
  await expect(heading(page, '110回拨')).toBeFocused();
  const first = page.locator('#app a.row').first();
  await expect(first).toContainText('无声');
  await expect(first).toContainText('已过期');
  await axe(page, 'calls to call back');
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, '110回拨')).toBeFocused();
  await expect(page.locator('#app')).not.toContainText(PHONE);
  await axe(page, 'a call to call back');
  await page.getByRole('form', { name: '查看号码' }).getByRole('button').press('Enter');
  await expect(page.getByRole('status').filter({ hasText: PHONE })).toBeVisible();
  const call = page.getByRole('form', { name: '记录回拨' });
  await call.getByRole('button').click();
  await expect(page.getByRole('alert').filter({ hasText: '请选择一项' }).first()).toBeVisible();
  await call.getByLabel('结果').selectOption('settled');
  await call.getByRole('button').click();
  await expect(page.getByRole('alert').filter({ hasText: '请写明情况' }).first()).toBeVisible();
  await axe(page, 'a call without words');
  await call.getByLabel('结果').selectOption('not_reached');
  await call.getByRole('button').press('Enter');
  await expect(page.getByText('已记录。')).toBeVisible();
  await expect(page.getByText('回拨，没有接通')).toBeVisible();
  const where = new URL(page.url()).pathname;
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await signIn(page, server, 'command-2', where);
  const listen = page.getByRole('form', { name: '记录听录音' });
  await listen.getByLabel('听到的情况').selectOption('no');
  await listen.getByLabel('录音里听到什么').fill('孩子误拨，家长接过电话说没有事');
  await listen.getByRole('button').press('Enter');
  await expect(page.getByText('已记录。')).toBeVisible();
  await expect(page.getByText('第二人听录音，没有人需要帮助').first()).toBeVisible();
});

test('the help of today leads to its case', async ({ page }) => {
  await signIn(page, server, 'intake');
  await page.getByRole('navigation').getByRole('link', { name: '帮您办', exact: true }).click();
  await expect(heading(page, '帮您办')).toBeFocused();
  const row = page.locator('#app a.row', { hasText: number });
  await expect(row).toContainText('请回拨');
  await expect(row).toContainText('没有答复');
  await axe(page, 'help of today');
  await row.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: new RegExp(number) })).toBeFocused();
});

for (const [name, size] of [['phone', { width: 375, height: 800 }], ['desktop', { width: 1280, height: 900 }]]) {
  test(`110 and help look right on a ${name}, in both languages`, async ({ page }) => {
    await page.setViewportSize(size);
    for (const [who, where] of [['command-1', '/desk/callbacks'], ['command-1', '/desk/rings'], ['intake', '/desk/helps']]) {
      await page.context().clearCookies();
      await signIn(page, server, who, where);
      for (const shown of [where, `${where}?lang=en`]) {
        await page.goto(server.url + shown);
        await expect(page.locator('#app h1')).toBeFocused();
        await expect(page.locator('#app').getByText(/正在载入|Loading/)).toHaveCount(0);
        await isSound(page, shown);
        await axe(page, `${shown} on a ${name}`);
        await picture(page, `desk-110-${name}-${shown.replace(/\W+/g, '-')}`);
      }
    }
  });
}
