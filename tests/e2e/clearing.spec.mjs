// 清零情况 and 吹哨: command ticks, imports and sends on; a unit solves and whistles; a centre answers; a verifier whistles without naming anybody.
import { createHash } from 'node:crypto';
import { fileCase, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, begin, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const KEY = 'the-key-of-the-hall';

let server;

/** In so many days, as a field of a day takes it. */
const day = (ahead) => new Date(Date.now() + 8 * 3_600_000 + ahead * 86_400_000).toISOString().slice(0, 10);

test.beforeAll(async () => {
  const hash = createHash('sha256').update(KEY).digest('hex');
  server = await staffed(() => ({ QINGYU_VISIT_SOURCES: `cad:${hash}:demo-1+demo-2` }));
  const admin = await Hand.of(server, 'admin');
  await hire(server, admin, 'command', 'command', 'command');
  await hire(server, admin, 'centre', 'support', 'bigdata');
  await hire(server, admin, 'legal', 'legal', 'legal');
  for (const [key, on] of [['J001', day(-1)], ['J002', day(0)], ['J003', day(0)]]) {
    const answer = await fetch(`${server.url}/api/v1/encounters`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'visit-key': KEY },
      body: JSON.stringify({ key, on, unit: 'demo-1', kind: 'dispute' }),
    });
    if (answer.status !== 201) throw new Error(await answer.text());
  }
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** The page as it is, and on a phone. */
async function looks(page, name) {
  await isSound(page, name);
  await axe(page, name);
  await picture(page, `desk-${name}`);
  await page.setViewportSize({ width: 375, height: 800 });
  await isSound(page, `${name} on a phone`);
  await picture(page, `desk-${name}-phone`);
  await page.setViewportSize({ width: 1280, height: 800 });
}

test('command goes from the board to what is open, ticks it by name, and a unit solves what was found', async ({ page, another }) => {
  await signIn(page, server, 'command', '/desk/board');
  await expect(heading(page, '清零情况')).toBeFocused();
  const row = page.getByRole('row', { name: /示例派出所一/ });
  await expect(row.getByRole('link', { name: /^今天未核对\s*2$/ })).toBeVisible();
  await expect(row.getByRole('link', { name: /^以前未核对\s*1$/ })).toBeVisible();
  await looks(page, 'board');
  await row.getByRole('link', { name: /^今天未核对/ }).press('Enter');
  await expect(heading(page, '警情核对')).toBeFocused();
  await expect(page.locator('#app article')).toHaveCount(2);
  await page.getByRole('button', { name: '提交核对' }).press('Enter');
  await expect(page.getByRole('link', { name: '还没有选核对结果' })).toBeVisible();
  await looks(page, 'incidents');
  const first = page.locator('#app article', { hasText: 'J002' });
  const second = page.locator('#app article', { hasText: 'J003' });
  await first.getByLabel('核对结果').selectOption({ label: '发现问题' });
  await second.getByLabel('核对结果').selectOption({ label: '已核对' });
  await page.getByRole('button', { name: '提交核对' }).press('Enter');
  await expect(first.getByRole('alert')).toHaveText('请写明情况');
  await first.getByLabel('情况说明').fill('没有开执法记录仪');
  await page.getByRole('button', { name: '提交核对' }).press('Enter');
  await expect(page.getByText('已核对。')).toBeVisible();
  await expect(page.locator('#app')).toContainText('没有这样的警情');

  const unit = await (await another()).newPage();
  await signIn(unit, server, 'head', '/desk/problems');
  await unit.locator('#app a.row', { hasText: '每日核对' }).press('Enter');
  await expect(heading(unit, '问题')).toBeFocused();
  await looks(unit, 'problem');
  const plan = unit.getByRole('form', { name: '写明怎样解决' });
  await plan.getByLabel('怎样解决').selectOption({ label: '教育培训' });
  await plan.getByLabel('做什么').fill('逐人抽查，本周完成');
  await plan.getByRole('button').press('Enter');
  await expect(unit.getByText('已记录。')).toBeVisible();
  const solve = unit.getByRole('form', { name: '已解决，写明证据' });
  await solve.getByLabel('解决情况和证据').fill('抽查记录在台账第3页');
  await solve.getByRole('button').press('Enter');
  await expect(unit.getByText('现在没有您要办的。')).toBeVisible();

  await page.goto(`${server.url}/desk/problems?state=check`);
  await page.locator('#app a.row', { hasText: '每日核对' }).press('Enter');
  const look = page.getByRole('form', { name: '查看是否解决' });
  await look.getByLabel('解决了吗？').selectOption({ label: '解决了，销号' });
  await look.getByLabel('查看情况').fill('看了台账和视频');
  await look.getByRole('button').press('Enter');
  await expect(page.getByText('已记录。')).toBeVisible();
  await page.goto(`${server.url}/desk/board`);
  await expect(page.getByRole('row', { name: /示例派出所一/ }).getByRole('link', { name: /^本季清底\s*1$/ })).toBeVisible();
});

test('command imports law-enforcement cases and is told what is wrong with which line', async ({ page }) => {
  await signIn(page, server, 'command', '/desk/law-cases');
  await expect(heading(page, '案件清仓')).toBeFocused();
  await expect(page.getByText('没有这样的案件。')).toBeVisible();
  const form = page.getByRole('form', { name: '导入案件' });
  await form.getByRole('button', { name: '导入' }).press('Enter');
  await expect(page.getByRole('link', { name: '请选择一个CSV或XLSX文件' })).toBeVisible();
  const lines = [
    'reference,unit,opened,due,status',
    `鄂公2026-1,demo-1,${day(-20)},${day(-1)},open`,
    `鄂公2026-2,demo-1,${day(-2)},${day(30)},open`,
    'x,nowhere,y,z,gone',
  ];
  await form.getByLabel(/^文件/).setInputFiles({ name: 'law.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
  await form.getByRole('button', { name: '导入' }).press('Enter');
  await expect(page.getByText(/^第4行：/)).toBeVisible();
  await page.goto(`${server.url}/desk/law-cases?state=overdue`);
  await expect(page.getByRole('row', { name: /鄂公2026-1/ })).toContainText('已逾期');
  await expect(page.getByRole('row', { name: /鄂公2026-2/ })).toHaveCount(0);
  await looks(page, 'law-cases');
});

test('a unit whistles, command sends it on, a centre answers, and the unit says that it helps', async ({ page, another }) => {
  await signIn(page, server, 'head', '/desk/incidents');
  await page.locator('#app article', { hasText: 'J001' }).getByRole('link', { name: '吹哨' }).press('Enter');
  await expect(heading(page, '吹哨请求支持')).toBeFocused();
  await looks(page, 'whistle-new');
  await page.getByLabel('需要什么支持').fill('请协助调取路口监控');
  await page.getByLabel('加急，2小时内答复').check();
  await page.getByRole('button', { name: '吹哨', exact: true }).press('Enter');
  await expect(heading(page, '吹哨情况')).toBeFocused();
  await expect(page.getByText('待转办')).toBeVisible();

  const command = await (await another()).newPage();
  await signIn(command, server, 'command', '/desk/whistles');
  await command.locator('#app a.row', { hasText: 'J001' }).press('Enter');
  const send = command.getByRole('form', { name: '转给支持单位' });
  await send.getByRole('button').press('Enter');
  await expect(command.getByRole('link', { name: '请选择单位' })).toBeVisible();
  await send.getByLabel('转给', { exact: true }).selectOption({ label: '大数据中心' });
  await send.getByRole('button').press('Enter');
  await expect(command.getByText('已记录。')).toBeVisible();

  const centre = await (await another()).newPage();
  await signIn(centre, server, 'centre', '/desk/whistles');
  await looks(centre, 'whistles');
  await centre.locator('#app a.row', { hasText: 'J001' }).press('Enter');
  await expect(heading(centre, '吹哨情况')).toBeFocused();
  await looks(centre, 'whistle');
  const answer = centre.getByRole('form', { name: '答复', exact: true });
  await answer.getByLabel('答复内容').fill('已调取，请到中心查看');
  await answer.getByRole('button').press('Enter');
  await expect(centre.getByText('已记录。')).toBeVisible();

  await page.reload();
  await page.getByRole('form', { name: '答复可以' }).getByRole('button').press('Enter');
  await expect(page.getByText('已完结', { exact: true })).toBeVisible();
});

test('who verifies a complaint whistles in their own words, and nobody learns which one it is', async ({ page, another, request, watch }) => {
  watch.allow(422, '/api/v1/desk/whistles');
  const { code } = await fileCase(request, { kind: 'complaint', unit: 'demo-2' }, server.url);
  const { number } = await readCase(request, code, server.url);
  await begin(server, number);
  await signIn(page, server, 'verifier', `/desk/case/${number}`);
  await page.getByRole('link', { name: '吹哨请求支持' }).press('Enter');
  await expect(heading(page, '吹哨请求支持')).toBeFocused();
  await page.getByLabel('需要什么支持').fill('反映人电话13800138000');
  await page.getByRole('button', { name: '吹哨', exact: true }).press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '不能写电话' })).toBeVisible();
  await page.getByLabel('需要什么支持').fill('请协助核对一段路口监控');
  await page.getByRole('button', { name: '吹哨', exact: true }).press('Enter');
  await expect(heading(page, '吹哨情况')).toBeFocused();
  await expect(page.locator('#app')).toContainText(number);
  const command = await (await another()).newPage();
  await signIn(command, server, 'command', '/desk/whistles');
  await command.locator('#app a.row', { hasText: '不显示是哪一件' }).press('Enter');
  await expect(heading(command, '吹哨情况')).toBeFocused();
  await expect(command.getByText('请协助核对一段路口监控')).toBeVisible();
  await expect(command.locator('#app')).not.toContainText(number);
  await expect(command.locator('#app')).not.toContainText('人员verifier');
  await expect(command.locator('#app')).not.toContainText('示例派出所二');
});

test('an administrator sees no board, and every page looks right in English and in the dark', async ({ page, another, watch }) => {
  watch.allow(403, '/api/v1/desk/board');
  await page.emulateMedia({ colorScheme: 'dark' });
  await signIn(page, server, 'oversight-1', '/desk/board');
  for (const where of ['board', 'law-cases', 'problems', 'whistles?state=open']) {
    const joint = where.includes('?') ? '&' : '?';
    await page.goto(`${server.url}/desk/${where}${joint}lang=en`);
    await expect(page.locator('#app h1')).toBeFocused();
    await expect(page.locator('#app').getByText('Loading')).toHaveCount(0);
    await isSound(page, where);
    await axe(page, `${where}, dark`);
  }
  const admin = await (await another()).newPage();
  await signIn(admin, server, 'admin', '/desk/board');
  await expect(admin.getByRole('alert').first()).toBeVisible();
  await expect(admin.getByRole('table')).toHaveCount(0);
});
