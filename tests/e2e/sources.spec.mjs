// 回传来源: intake takes along what a source is told, notes that it was handed over, tells its words once, and compares its list.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const KEY = 'the-key-of-the-hotline';
let server;

test.beforeAll(async () => {
  const hash = createHash('sha256').update(KEY).digest('hex');
  server = await staffed(() => ({ QINGYU_CASE_KEYS: `12345:${hash}` }));
  const intake = await Hand.of(server, 'intake');
  for (const number of ['E2E1', 'E2E2', 'E2E3']) {
    const reported = await asks('POST', '/api/v1/sources/12345/cases', {
      number, kind: '投诉', unit: 'demo-1', text: '等了两个小时没人理',
    });
    if (number === 'E2E1') await intake.does((await reported.json()).number, { type: 'accept' });
  }
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** As the system of the hotline. */
async function asks(method, where, body) {
  const headers = { 'content-type': 'application/json', 'source-key': KEY };
  const answer = await fetch(server.url + where, { method, headers, body: body && JSON.stringify(body) });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return answer;
}

test('what a source is told is taken along in its columns and noted as handed over', async ({ page }) => {
  const told = await (await asks('GET', '/api/v1/sources/12345/steps')).json();
  expect(told.steps.map((step) => step.kind)).toEqual(['signed_off']);
  page.on('dialog', (dialog) => dialog.accept());
  await signIn(page, server, 'intake', '/desk/');
  await page.getByRole('navigation').getByRole('link', { name: '回传来源' }).press('Enter');
  await expect(heading(page, '回传来源')).toBeFocused();
  await expect(page.getByText('还没有对过账。')).toBeVisible();
  await axe(page, 'the sources');
  await isSound(page, 'the sources');
  await page.getByRole('link', { name: '12345热线' }).press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: '12345热线' })).toBeVisible();
  await expect(page.getByRole('row', { name: /E2E1.*签收/ })).toBeVisible();
  await axe(page, 'a source');
  await isSound(page, 'a source');
  await picture(page, 'desk-source');
  const names = page.getByRole('form', { name: '表格的列名' });
  await names.getByLabel('工单编号').fill('流水号');
  await names.getByLabel('受理编号').fill('-');
  await names.getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByText('已保存。')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载表格（CSV）' }).click(),
  ]);
  const table = await readFile(await download.path(), 'utf8');
  expect(table).toContain('"流水号","办理环节"');
  expect(table).toContain('"E2E1","签收"');
  await page.getByRole('button', { name: '已交给对方' }).press('Enter');
  await expect(page.getByText('已记下。')).toBeVisible();
  await expect(page.getByText('没有待交给对方的。')).toBeVisible();
  const day = page.getByRole('form', { name: '按日期下载' });
  await day.getByRole('button', { name: '下载这一天的（XLSX）' }).press('Enter');
  await expect(page.getByRole('link', { name: '请选择日期' })).toBeVisible();
  await page.setViewportSize({ width: 375, height: 800 });
  await isSound(page, 'a source on a phone');
  await picture(page, 'desk-source-phone');
});

test('its own list is compared, a word is told once, and the differences are taken along', async ({ page }) => {
  await signIn(page, server, 'intake', '/desk/sources/12345');
  const form = page.getByRole('form', { name: '对账' });
  await form.getByRole('button', { name: '上传并比对' }).press('Enter');
  await expect(page.getByRole('link', { name: '请选择一个CSV或XLSX文件' })).toBeVisible();
  const list = ['工单编号,办理状态', 'E2E1,已办结', 'E2E2,四级待审', 'E2E9,办理中', ''].join('\n');
  const file = form.getByLabel('对方清单（CSV或XLSX，不超过5万行）');
  await file.setInputFiles({ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from('x') });
  await form.getByRole('button', { name: '上传并比对' }).press('Enter');
  await expect(form.getByText('没有找到列名所在的行')).toBeVisible();
  await file.setInputFiles({ name: '清单.csv', mimeType: 'text/csv', buffer: Buffer.from(list) });
  await form.getByRole('button', { name: '上传并比对' }).press('Enter');
  await expect(heading(page, '对账')).toBeFocused();
  for (const row of [/E2E1.*状态不一致.*已办结.*办理中/, /E2E9.*对方有，我方没有/, /E2E3.*我方有，对方没有/]) {
    await expect(page.getByRole('row', { name: row })).toBeVisible();
  }
  await axe(page, 'a list that differs');
  await isSound(page, 'a list that differs');
  await picture(page, 'desk-reconciliation');
  await page.getByLabel('四级待审（1行）').selectOption({ label: '待签收' });
  await page.getByRole('form', { name: '不认识的状态' }).getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByText('一致 1条')).toBeVisible();
  await expect(page.getByRole('row', { name: /E2E2/ })).toHaveCount(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载不一致的（CSV）' }).click(),
  ]);
  expect(await readFile(await download.path(), 'utf8')).toContain('"E2E9"');
  await page.setViewportSize({ width: 375, height: 800 });
  await isSound(page, 'a list that differs on a phone');
  await picture(page, 'desk-reconciliation-phone');
});

test('oversight reads it and changes nothing, and a head finds nothing of it', async ({ page, another, watch }) => {
  watch.allow(403, '/api/v1/desk/sources');
  await signIn(page, server, 'oversight-1', '/desk/sources/12345');
  await expect(page.getByRole('heading', { level: 2, name: '12345热线' })).toBeVisible();
  await expect(page.locator('#app form')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /下载/ })).toHaveCount(0);
  await page.goto(`${server.url}/desk/sources?lang=en`);
  await expect(heading(page, 'Back to the source')).toBeFocused();
  await axe(page, 'the sources in English');
  const head = await (await another()).newPage();
  await signIn(head, server, 'head', '/desk/sources');
  await expect(head.locator('#app [role=alert]')).toBeVisible();
  await expect(head.getByRole('navigation').getByRole('link', { name: '回传来源' })).toHaveCount(0);
});
