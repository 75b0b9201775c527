// The desk: signing in, the queue, a case and what is done with it, on a server with a small staff.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileCase, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { fits, isSound, picture } from './look.mjs';
import { SITE } from './server.mjs';
import { Hand, PASSWORD, begin, done, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;

test.beforeAll(async () => {
  server = await staffed();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name });

/** Files a complaint and opens its page as somebody. */
async function opened(page, request, name, prepare = async () => {}) {
  const filed = await fileCase(request, {}, server.url);
  const { number } = filed.receipt;
  await prepare(number);
  await signIn(page, server, name, `/desk/case/${number}`);
  await expect(heading(page, number)).toBeFocused();
  await expect(page.getByRole('heading', { level: 2, name: '群众反映的内容' })).toBeVisible();
  return { ...filed, number };
}

async function signOut(page) {
  await page.getByRole('button', { name: '退出' }).click();
  await expect(heading(page, '登录工作台')).toBeFocused();
}

test('a case is found and accepted by keyboard alone', async ({ page, request }) => {
  const { receipt, code } = await fileCase(request, {}, server.url);
  await page.goto(`${server.url}/desk/`);
  await expect(heading(page, '登录工作台')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.type('intake');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(heading(page, '今天要办')).toBeFocused();
  const row = page.getByRole('link', { name: receipt.number });
  await expect(row).toBeVisible();
  for (let n = 0; n < 60 && !(await row.evaluate((link) => link === document.activeElement)); n += 1) {
    await page.keyboard.press('j');
  }
  await expect(row).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(heading(page, receipt.number)).toBeFocused();
  const accept = page.locator('.next').getByRole('button', { name: '受理', exact: true });
  await expect(accept).toBeVisible();
  for (let n = 0; n < 40 && !(await accept.evaluate((one) => one === document.activeElement)); n += 1) {
    await page.keyboard.press('Tab');
  }
  await page.keyboard.press('Enter');
  await done(page, '受理');
  expect((await readCase(request, code, server.url)).status).toBe('accepted');
});

test('the queue shows its shortcuts, filters in the address and signs out', async ({ page, request }) => {
  await fileCase(request, {}, server.url);
  await signIn(page, server, 'intake');
  await expect(heading(page, '今天要办')).toBeFocused();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: '快捷键' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await page.getByRole('link', { name: '只看我的' }).click();
  await expect(page).toHaveURL(/mine=true/);
  await expect(page.getByText('这个筛选下没有事项。')).toBeVisible();
  await page.goBack();
  await expect(page.locator('a.row').first()).toBeVisible();
  await page.getByRole('button', { name: '退出' }).click();
  await expect(heading(page, '登录工作台')).toBeFocused();
});

test('whoever signs out and goes on at once is signed out', async ({ page }) => {
  const desk = await page.context().newPage();
  await signIn(desk, server, 'verifier');
  const status = async () => (await page.request.get(`${server.url}/api/v1/desk/session`)).status();
  expect(await status()).toBe(200);
  // The page is gone before the answer can come.
  await desk.getByRole('button', { name: '退出' }).evaluate((button) => {
    button.click();
    location.replace('about:blank');
  });
  await expect.poll(status).toBe(401);
});

test('wrong credentials and missing fields are said in words', async ({ page, watch }) => {
  await page.goto(`${server.url}/desk/`);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '请填写用户名' })).toBeFocused();
  await page.getByRole('textbox', { name: '用户名' }).fill('nobody');
  await page.getByLabel('密码', { exact: true }).fill('一二三四五六七八九十十一');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert').filter({ hasText: '用户名、密码或动态码不对' })).toBeVisible();
  expect(watch.faults).toEqual([]);
});

test('a complaint is carried from assignment to its answer on a phone', async ({ page, request }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 375, height: 740 });
  const intake = await Hand.of(server, 'intake');
  const { number, code } = await opened(page, request, 'oversight-1', (one) => intake.does(one, { type: 'accept' }));
  const next = page.locator('.next');
  const press = async (name) => {
    await next.getByRole('button', { name }).click();
    await done(page, name);
    await fits(page, name);
  };
  await next.getByRole('combobox', { name: '分派给' }).selectOption({ label: '人员verifier' });
  await press('分派');
  await signOut(page);
  await signIn(page, server, 'verifier', `/desk/case/${number}`);
  await expect(next.getByText('回避确认')).toBeVisible();
  await press('开始办理');
  const check = (name) => page.getByRole('checkbox', { name, exact: true }).locator('visible=true').check();
  await check('执法记录仪');
  await press('要求保全录音录像');
  await next.getByRole('textbox', { name: '保全结果' }).fill('已保全。');
  await press('登记保全结果');
  await next.getByRole('textbox', { name: '留言内容' }).fill('您好，我们正在核查，会按期答复您。');
  await press('给群众留言');
  await next.getByRole('combobox', { name: '反映的是什么' }).selectOption('attitude');
  await press('列出反映事项');
  await check('调阅了录音录像');
  await next.getByRole('textbox', { name: '核查记录' }).fill('看了执法记录仪。');
  await press('登记核查工作');
  await expect(next.getByText('作结论前须听取当事人员陈述')).toBeVisible();
  await check('无法确定当事人员');
  await next.getByRole('textbox', { name: '核查记录' }).fill('录像中看不清警号。');
  await press('登记核查工作');
  await next.getByRole('combobox', { name: '结论' }).selectOption('upheld');
  await check('有不足（必改进）');
  await next.getByRole('textbox', { name: '依据' }).fill('录像显示民警没有说明。');
  await press('提出核查结论');
  await expect(page.getByText('正在等：第二人审核（督察部门）')).toBeVisible();
  await (await Hand.of(server, 'oversight-2')).does(number, { type: 'approve', proposal: 0 });
  await page.reload();
  await next.getByRole('combobox', { name: '改进方式' }).selectOption('training');
  await next.getByRole('combobox', { name: '责任单位' }).selectOption('demo-1');
  await next.getByLabel('完成日期').fill('2027-12-20');
  await next.getByRole('textbox', { name: '改进内容' }).fill('每周一课，好好说话。');
  await press('制定改进措施');
  await next.getByRole('textbox', { name: '答复内容' }).fill('难道您没有看公告吗？');
  await expect(next.getByText('反问让人觉得被指责')).toBeVisible();
  await axe(page, 'the reply helper');
  await next.getByRole('textbox', { name: '答复内容' }).fill('经核查，您反映的情况属实。');
  await expect(next.getByText('反问让人觉得被指责')).toHaveCount(0);
  await next.getByRole('textbox', { name: '复查机关' }).fill('省公安厅');
  await next.getByRole('button', { name: '答复群众' }).click();
  await expect(next.getByRole('heading', { name: '请核对，发出后不能收回' })).toBeFocused();
  await expect(next.getByText('群众会在查询页面逐字看到下面的内容')).toBeVisible();
  await expect(next.getByRole('definition').filter({ hasText: '经核查，您反映的情况属实。' })).toBeVisible();
  await axe(page, 'the answer before it is sent');
  expect((await readCase(request, code, server.url)).status, 'nothing is sent yet').toBe('found');
  await next.getByRole('button', { name: '返回修改' }).click();
  await next.getByRole('button', { name: '答复群众' }).click();
  await next.getByRole('button', { name: '确认无误，答复群众' }).click();
  await done(page, '答复群众');
  const told = await readCase(request, code, server.url);
  expect([told.status, told.answer]).toEqual(['answered', '经核查，您反映的情况属实。']);
});

test('a stale page says so, keeps what was typed, and can be submitted then', async ({ page, request, watch }) => {
  const { number } = await opened(page, request, 'intake');
  watch.allow(409, `/api/v1/desk/cases/${number}/acts`);
  await page.locator('.next').getByRole('checkbox', { name: '群体反映', exact: true }).check();
  await (await Hand.of(server, 'oversight-1')).does(number, { type: 'mark', mark: 'minor' });
  await page.locator('.next').getByRole('button', { name: '受理', exact: true }).click();
  await expect(page.getByText('案件刚刚有变化，已为您重新载入')).toBeVisible();
  await expect(page.locator('.case-head').getByText('涉未成年人', { exact: true })).toBeVisible();
  await expect(page.locator('.next').getByRole('checkbox', { name: '群体反映', exact: true })).toBeChecked();
  await page.locator('.next').getByRole('button', { name: '受理', exact: true }).click();
  await done(page, '受理');
});

test('a session that is over loses nothing that was typed', async ({ page, request, watch }) => {
  const { number } = await opened(page, request, 'verifier', (number) => begin(server, number));
  watch.allow(401, `/api/v1/desk/cases/${number}/acts`);
  await page.getByText(/^其他操作/).click();
  await page.locator('summary', { hasText: '请群众补充' }).click();
  await page.getByLabel('想问群众什么').fill('请问是哪一天？');
  await page.context().clearCookies();
  await page.getByRole('button', { name: '请群众补充' }).click();
  await expect(page.getByText('登录已过期')).toBeVisible();
  await page.getByRole('textbox', { name: '用户名' }).fill('verifier');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(heading(page, number)).toBeVisible();
  await expect(page.getByLabel('想问群众什么')).toHaveValue('请问是哪一天？');
});

test('a deed that a rule forbids is shown and explained', async ({ page, request }) => {
  await opened(page, request, 'verifier', (number) => begin(server, number));
  const answer = page.getByRole('button', { name: '答复群众' });
  await expect(answer).toHaveAttribute('aria-disabled', 'true');
  await expect(answer).toHaveAccessibleDescription(/有投诉必核查/);
});

test('a look at the identity is shown once, and told to the citizen', async ({ page, request }) => {
  const contact = { name: '王女士', phone: '13800138000', reply_by: 'phone' };
  const { receipt, code } = await fileCase(request, { contact }, server.url);
  await signIn(page, server, 'intake', `/desk/case/${receipt.number}`);
  await page.getByText(/^其他操作/).click();
  await page.locator('summary', { hasText: '查看群众身份' }).click();
  await page.getByLabel('查看原因').selectOption('follow_up');
  await page.getByLabel('具体说明').fill('按约定回访');
  await page.getByRole('button', { name: '查看群众身份' }).click();
  await expect(page.getByText('13800138000')).toBeVisible();
  await expect(page.getByText('群众会在查询页面看到').first()).toBeVisible();
  await axe(page, 'the identity');
  await page.reload();
  await expect(heading(page, receipt.number)).toBeVisible();
  await expect(page.getByText('13800138000')).toHaveCount(0);
  expect(JSON.stringify(await readCase(request, code, server.url))).toContain('identity');
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [375, 1280]) {
    test(`every page is sound in ${colorScheme} at ${width}`, async ({ page, request, watch }) => {
      watch.allow(404, '/api/v1/desk/cases/20200101-000001');
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const look = async (name) => {
        await picture(page, `desk-${name}-${colorScheme}-${width}`);
        await axe(page, name);
        await isSound(page, name);
      };
      const urgent = { text: '有人正在打我，我被困在楼里，快来' };
      await fileCase(request, urgent, server.url);
      const { receipt } = await fileCase(request, {}, server.url);
      await begin(server, receipt.number);
      await page.goto(`${server.url}/desk/`);
      await expect(heading(page, '登录工作台')).toBeFocused();
      await look('sign-in');
      await signIn(page, server, 'intake');
      await expect(page.getByRole('heading', { level: 2, name: /^疑似危急/ })).toBeVisible();
      await look('queue');
      await page.keyboard.press('?');
      await axe(page, 'the shortcuts');
      await page.keyboard.press('Escape');
      await page.locator('a.row').first().click();
      await expect(page.locator('.next')).toBeVisible();
      await look('case-new');
      await signOut(page);
      await signIn(page, server, 'verifier', `/desk/case/${receipt.number}`);
      await expect(page.locator('.next')).toBeVisible();
      await look('case');
      await page.getByText(/^其他操作/).click();
      await look('case-others');
      await page.goto(`${server.url}/desk/case/20200101-000001?lang=en`);
      await expect(page.getByRole('alert')).toContainText('no such page or case');
      await look('case-missing');
    });
  }
}

test('the desk is not cached, not framed, not listed, and knows its addresses', async ({ request }) => {
  const answer = await request.get(`${server.url}/desk/`);
  const headers = answer.headers();
  expect(headers['cache-control']).toBe('no-store');
  expect(headers['x-robots-tag']).toBe('noindex');
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  for (const where of ['/desk/nothing', '/desk/index.html', '/desk/case/']) {
    expect((await request.get(server.url + where)).status(), where).toBe(404);
  }
  const script = /data-wasm="([^"]+)"/.exec(await answer.text())[1];
  const file = await request.get(server.url + script);
  expect([file.status(), file.headers()['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable']);
});

test('a citizen downloads nothing of the desk', () => {
  const files = readdirSync(SITE).filter((name) => /\.(wasm|js|css)$/.test(name));
  expect(files.length).toBeGreaterThan(2);
  for (const name of files) {
    const bytes = readFileSync(path.join(SITE, name));
    for (const word of ['今天要办', '/api/v1/desk', '回避确认']) {
      expect(bytes.includes(Buffer.from(word)), `${name} says ${word}`).toBe(false);
    }
  }
});
