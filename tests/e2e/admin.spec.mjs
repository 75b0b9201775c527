// What administrators keep at the desk: their own account, people, units, days and clocks; and what was changed.
import { createHmac } from 'node:crypto';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, PASSWORD, hire as hired, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;

test.beforeAll(async () => {
  server = await staffed();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const said = (page, words) => expect(page.getByRole('status').filter({ hasText: words })).toBeVisible();

/** Adds somebody of the test's own. */
async function hire(name, role = 'handler', unit = 'demo-2') {
  return hired(server, await Hand.of(server, 'admin'), name, role, unit);
}

/** The six digits of a Base32 secret, some steps of thirty seconds from now (RFC 6238). */
function digits(secret, steps = 0) {
  const bits = [...secret].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g).map((byte) => parseInt(byte, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', Buffer.from(bytes)).update(counter).digest();
  const at = hash.at(-1) & 15;
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** Tabs until something has the focus. */
async function tabTo(page, target) {
  for (let n = 0; n < 80; n += 1) {
    if (await target.evaluate((one) => one === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('not reached by keyboard');
}

test('a password is changed by keyboard alone, and mistakes are said in words', async ({ page, watch }) => {
  watch.allow(401, '/api/v1/desk/password');
  await hire('pwd');
  await signIn(page, server, 'pwd');
  await tabTo(page, page.getByRole('link', { name: '我的账号' }));
  await page.keyboard.press('Enter');
  await expect(heading(page, '我的账号')).toBeFocused();
  const save = page.getByRole('button', { name: '修改密码' });
  await tabTo(page, save);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: '请填写现在的密码' })).toBeFocused();
  const type = async (label, text) => {
    await page.getByLabel(label, { exact: true }).first().focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText(text);
  };
  await type('现在的密码', '不是这个密码一二三四五六');
  await type('新密码', '新的密码一二三四五六七八');
  await type('再输一次新密码', '新的密码一二三四五六七');
  await page.keyboard.press('Enter');
  await expect(page.getByText('两次输入的新密码不一样').first()).toBeVisible();
  await axe(page, 'the account with mistakes');
  await type('再输一次新密码', '新的密码一二三四五六七八');
  await page.keyboard.press('Enter');
  await expect(page.getByText('密码或原来的动态码不对')).toBeVisible();
  await type('现在的密码', PASSWORD);
  await page.keyboard.press('Enter');
  await said(page, '密码已修改');
  await expect(heading(page, '登录工作台')).toBeVisible();
});

test('a second factor is set up, asked for, and replaced with a code of the one before', async ({ page }) => {
  await hire('otp');
  await signIn(page, server, 'otp', '/desk/account');
  await page.getByRole('button', { name: '设置动态码' }).click();
  await expect(page.getByRole('img', { name: '二维码' })).toBeVisible();
  const link = await page.getByRole('link', { name: '添加到验证器' }).getAttribute('href');
  const secret = new URL(link).searchParams.get('secret');
  expect((await page.locator('.secret').textContent()).replaceAll(' ', '')).toBe(secret);
  await axe(page, 'the second factor');
  await picture(page, 'admin-otp');
  await page.getByLabel('新的6位动态码').fill(digits(secret, -1));
  await page.getByLabel('现在的密码').last().fill(PASSWORD);
  await page.getByRole('button', { name: '确认设置' }).click();
  await said(page, '动态码已设置');
  await page.getByRole('textbox', { name: '用户名' }).fill('otp');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByLabel('动态码').fill(digits(secret));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(heading(page, '我的账号')).toBeFocused();
  await expect(page.getByText('已设置。登录时')).toBeVisible();
  await page.getByRole('button', { name: '换一部手机' }).click();
  await expect(page.getByLabel('原来的6位动态码')).toBeVisible();
});

test('somebody is added with a password that is shown once, found, changed and ended', async ({ page }) => {
  page.on('dialog', (dialog) => dialog.accept());
  await signIn(page, server, 'admin', '/desk/people');
  await page.getByRole('link', { name: '添加人员' }).click();
  await expect(heading(page, '添加人员')).toBeFocused();
  await page.getByRole('button', { name: '添加人员' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '请填写用户名' })).toBeFocused();
  await page.getByLabel('用户名').fill('lihua');
  await page.getByLabel('姓名', { exact: true }).fill('李华');
  await page.getByLabel('角色').selectOption('unit_head');
  await page.getByLabel('单位').first().selectOption('traffic');
  await page.getByRole('button', { name: '添加岗位' }).click();
  await expect(page.getByText('所队负责人 · 交管局')).toBeVisible();
  await page.getByRole('button', { name: '添加人员' }).click();
  const made = await page.locator('#made').textContent();
  expect(made).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
  await axe(page, 'the first password');
  await page.getByRole('link', { name: '人员', exact: true }).first().click();
  await page.getByLabel('姓名或用户名').fill('李华');
  await page.getByRole('button', { name: '查找' }).click();
  await expect(page).toHaveURL(/name=/);
  await page.getByRole('link', { name: /李华/ }).click();
  await expect(heading(page, '李华')).toBeVisible();
  await expect(page.locator('#made')).toHaveCount(0);
  await page.getByRole('button', { name: '移除 所队负责人 · 交管局' }).click();
  await page.getByRole('button', { name: '保存' }).click();
  await said(page, '已保存');
  await expect(page.getByText(/交管局 · \d{4}-\d\d-\d\d/)).toBeVisible();
  await page.getByRole('button', { name: '停用账号' }).click();
  await expect(page.getByRole('button', { name: '恢复账号' })).toBeVisible();
  await page.getByRole('link', { name: '最近的更改' }).click();
  await expect(page.getByText('修改人员').first()).toBeVisible();
});

test('a unit is added, renamed and closed, and citizens are no longer offered it', async ({ page, request, watch }) => {
  watch.allow(422, '/api/v1/desk/units');
  page.on('dialog', (dialog) => dialog.accept());
  await signIn(page, server, 'admin', '/desk/settings');
  await page.getByRole('link', { name: /^单位和窗口/ }).click();
  await page.getByRole('link', { name: '添加单位' }).click();
  await expect(heading(page, '添加单位')).toBeFocused();
  await page.getByLabel('代码').fill('Haus');
  await page.getByLabel('名称').fill('港口派出所');
  await page.getByLabel('上级单位').selectOption('eps');
  await page.getByRole('button', { name: '添加单位' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '小写字母开头' })).toBeFocused();
  await page.getByLabel('代码').fill('harbour');
  await page.getByRole('button', { name: '添加单位' }).click();
  await expect(heading(page, '港口派出所')).toBeVisible();
  await page.getByLabel('窗口名称', { exact: true }).fill('户籍窗口');
  await page.getByLabel('窗口代码').fill('harbour-hall');
  await page.getByRole('button', { name: '添加窗口' }).click();
  await expect(page.getByLabel('窗口名称 harbour-hall')).toHaveValue('户籍窗口');
  const offered = async () => (await request.get(`${server.url}/lite/form/complaint`)).text();
  expect(await offered()).toContain('港口派出所 · 户籍窗口');
  await page.getByRole('checkbox', { name: '停用' }).check();
  await page.getByRole('button', { name: '保存' }).first().click();
  await expect(page.getByRole('checkbox', { name: '停用' })).toBeChecked();
  // What was said of the window may still stand there: the page alone tells nothing.
  await expect.poll(offered).not.toContain('港口派出所');
});

test('a year is pasted, what changes is shown before it is saved', async ({ page }) => {
  await signIn(page, server, 'admin', '/desk/settings/calendar');
  await page.getByLabel('年份').selectOption('2027');
  const off = page.getByLabel('放假的日子');
  const days = await off.inputValue();
  await off.fill(`${days}\n2027-02-30 春节`);
  await page.getByRole('button', { name: '看看会改什么' }).click();
  await expect(page.getByRole('alert').filter({ hasText: /第\d+行/ })).toBeFocused();
  await off.fill(`${days}\n2027-02-09 春节`.replace('2027-01-01 元旦\n', ''));
  await page.getByRole('button', { name: '看看会改什么' }).click();
  await expect(page.getByRole('heading', { name: '将要更改' })).toBeFocused();
  await expect(page.getByText('+ 2027-02-09 春节')).toBeVisible();
  await expect(page.getByText('− 2027-01-01 元旦')).toBeVisible();
  await axe(page, 'the preview');
  await picture(page, 'admin-calendar-preview');
  await page.getByRole('button', { name: '确认保存' }).click();
  await said(page, '已保存');
  await page.getByLabel('年份').selectOption('2027');
  await expect(off).toHaveValue(/2027-02-09 春节/);
});

test('a clock is set within its bounds, and back to its default', async ({ page }) => {
  page.on('dialog', (dialog) => dialog.accept());
  await signIn(page, server, 'admin', '/desk/settings/deadlines');
  await page.getByRole('button', { name: '修改 决定是否受理' }).click();
  await expect(page.getByRole('heading', { name: '决定是否受理' })).toBeFocused();
  await page.getByLabel('数量').fill('5');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('alert').filter({ hasText: '可填1到4个工作日' })).toBeFocused();
  await page.getByLabel('数量').fill('2');
  await page.getByRole('button', { name: '保存' }).click();
  await said(page, '已保存');
  await expect(page.getByRole('row', { name: /决定是否受理/ })).toContainText('2个工作日');
  await page.getByRole('button', { name: '修改 决定是否受理' }).click();
  await page.getByRole('button', { name: '恢复默认' }).click();
  await expect(page.getByRole('row', { name: /决定是否受理/ })).not.toContainText('2个工作日');
});

test('who is no administrator sees none of these pages', async ({ page, watch }) => {
  watch.allow(403, undefined);
  await signIn(page, server, 'verifier', '/desk/people');
  await expect(page.getByText('您没有这项权限。')).toBeVisible();
  await expect(page.getByRole('link', { name: '设置' })).toHaveCount(0);
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [375, 1280]) {
    test(`every page of the administration is sound in ${colorScheme} at ${width}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const admin = await Hand.of(server, 'admin');
      const { people } = await admin.get('/api/v1/desk/people?name=verifier');
      const pages = [
        ['account', '我的账号'],
        ['people', '人员'],
        ['people/new', '添加人员'],
        [`people/${people[0].id}`, '人员verifier'],
        ['openings?all=1', '账号审批'],
        ['changes', '最近的更改'],
        ['settings', '设置'],
        ['settings/units', '单位和窗口'],
        ['settings/units/new', '添加单位'],
        ['settings/units/demo-1', '示例派出所一'],
        ['settings/calendar', '工作日历'],
        ['settings/deadlines', '办理期限'],
      ];
      await signIn(page, server, 'admin', '/desk/account');
      for (const [where, title] of pages) {
        await page.goto(`${server.url}/desk/${where}`);
        await expect(heading(page, title)).toBeVisible();
        await expect(page.getByText('正在载入…')).toHaveCount(0);
        const name = `admin-${where.replace(people[0].id, 'one').replaceAll(/[/?=]/g, '-')}-${colorScheme}-${width}`;
        await picture(page, name);
        await axe(page, name);
        await isSound(page, name);
      }
      await page.goto(`${server.url}/desk/settings/deadlines?lang=en`);
      await expect(heading(page, 'Clocks')).toBeVisible();
      await page.getByRole('button', { name: 'Change Decide on acceptance' }).click();
      await picture(page, `admin-deadlines-en-${colorScheme}-${width}`);
      await axe(page, 'the form of a clock');
    });
  }
}
