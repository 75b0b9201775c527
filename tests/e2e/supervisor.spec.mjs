// 作风监督员: invited by a link, signed in on a phone by six digits, from what was promised to an opinion and its answer.
import { randomUUID } from 'node:crypto';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const PIN = '482913';

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
  watch.allow(401, '/api/v1/desk/pin');
});

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** A new link, as the administrator is given it. */
async function link() {
  const admin = await Hand.of(server, 'admin');
  const { invitation } = await admin.post(`/api/v1/desk/people/${supervisor.id}/invitation`, {});
  return `${server.url}/desk/invite#${invitation}`;
}

/** A phone that was brought in, at the page where a supervisor begins. */
async function phone(another) {
  const context = await another({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  await page.goto(await link());
  await page.getByLabel('6位数字密码').fill(PIN);
  await page.getByLabel('再输一次').fill(PIN);
  await page.getByRole('button', { name: '设好并登录' }).click();
  await expect(heading(page, '今天走访')).toBeFocused();
  return page;
}

test('an administrator makes an invitation, prints a card and ends a phone', async ({ page }) => {
  page.on('dialog', (dialog) => dialog.accept());
  await signIn(page, server, 'admin', `/desk/people/${supervisor.id}`);
  await page.getByRole('button', { name: '发邀请链接' }).click();
  await expect(page.locator('#invitation')).toContainText('/desk/invite#');
  await expect(page.locator('#invitation')).toBeFocused();
  await expect(page.getByRole('img', { name: '邀请二维码' })).toBeVisible();
  await isSound(page, 'an invitation');
  await axe(page, 'an invitation');
  await picture(page, 'desk-invitation');
  await page.getByRole('button', { name: '手机丢了，立即停用' }).click();
  await expect(page.getByText('已停用。需要时再发邀请链接。')).toBeVisible();
  await expect(page.locator('#invitation')).toHaveCount(0);
  await page.getByRole('link', { name: '打印监督员证' }).click();
  await expect(heading(page, '作风监督员证')).toBeFocused();
  await expect(page.getByText(/示例派出所一 · 任期到 \d{4}-\d\d-\d\d/)).toBeVisible();
  await axe(page, 'a card');
  await picture(page, 'desk-card');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  await picture(page, 'desk-card-print');
});

test('a link brings in a phone once, and a PIN signs in on it by keyboard', async ({ another, watch }) => {
  watch.allow(401, '/api/v1/desk/device');
  const context = await another({ viewport: { width: 375, height: 800 } });
  const page = await context.newPage();
  const invited = await link();
  await page.goto(invited);
  await expect(heading(page, '在这部手机上登录')).toBeFocused();
  await page.getByLabel('6位数字密码').fill('12');
  await page.getByRole('button', { name: '设好并登录' }).click();
  await expect(page.getByRole('link', { name: /请填写6位数字/ })).toBeVisible();
  await isSound(page, 'a wrong PIN');
  await axe(page, 'a wrong PIN');
  await picture(page, 'desk-invite-phone');
  await page.getByLabel('6位数字密码').fill(PIN);
  await page.getByLabel('再输一次').fill('482914');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: /两次不一样/ })).toBeVisible();
  await page.getByLabel('再输一次').fill(PIN);
  await page.keyboard.press('Enter');
  await expect(heading(page, '今天走访')).toBeFocused();
  expect(page.url(), 'the link is not left in the address').not.toContain('#');
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await expect(page.getByRole('heading', { name: '用这部手机的密码登录' })).toBeVisible();
  await isSound(page, 'a known phone');
  await axe(page, 'a known phone');
  await picture(page, 'desk-pin-phone');
  await page.getByLabel('手机密码').fill('482914');
  await page.keyboard.press('Enter');
  await expect(page.getByText('密码不对')).toBeVisible();
  await page.getByLabel('手机密码').fill(PIN);
  await page.keyboard.press('Enter');
  await expect(heading(page, '今天走访')).toBeFocused();

  const other = await (await another()).newPage();
  await other.goto(invited);
  await other.getByLabel('6位数字密码').fill(PIN);
  await other.getByLabel('再输一次').fill(PIN);
  await other.keyboard.press('Enter');
  await expect(other.getByText('这个链接用过了、过期了或者不完整')).toBeVisible();
});

test('an opinion is noted in the hall, answered, and answered again', async ({ page, another }) => {
  const hand = await phone(another);
  await expect(hand.getByText('没有等您看的。')).toBeVisible();
  await isSound(hand, 'the hall');
  await axe(hand, 'the hall');
  await picture(hand, 'desk-hall-phone');
  await hand.getByRole('link', { name: '记录走访', exact: true }).click();
  await hand.getByRole('group', { name: /^服务质量/ }).getByRole('radio', { name: '达标', exact: true }).check();
  await hand.getByRole('checkbox', { name: '请单位答复我的意见' }).check();
  await hand.getByRole('button', { name: '保存' }).click();
  await expect(hand.getByRole('link', { name: '请写明您的意见' })).toBeVisible();
  await hand.getByLabel('看到的情况').fill('门口可以加一把椅子');
  await hand.getByRole('button', { name: '保存' }).click();
  await expect(heading(hand, '检查情况')).toBeFocused();

  await signIn(page, server, 'head', '/desk/aftercare');
  await page.locator('#app a.row', { hasText: '答复监督员意见' }).click();
  await expect(page.getByText('门口可以加一把椅子')).toBeVisible();
  await page.getByRole('textbox', { name: '答复' }).fill('下周添置');
  await page.getByRole('form', { name: '答复意见' }).getByRole('button').press('Enter');
  await expect(page.getByText('单位答复')).toBeVisible();

  await hand.goto(`${server.url}/desk/`);
  await expect(heading(hand, '今天走访')).toBeFocused();
  await hand.locator('#app a.row', { hasText: '看答复行不行' }).click();
  await hand.getByLabel('对答复满意吗？').selectOption({ label: '不满意，请再答复' });
  await hand.getByLabel('说明').fill('没有说哪一天');
  await axe(hand, 'an answer to judge');
  await hand.getByRole('form', { name: '看答复行不行' }).getByRole('button').press('Enter');
  await expect(hand.getByText('不满意，请再答复')).toBeVisible();

  const oversight = await (await another()).newPage();
  await signIn(oversight, server, 'oversight-1', '/desk/aftercare');
  await oversight.locator('#app a.row', { hasText: '再次答复监督员' }).click();
  await oversight.getByRole('textbox', { name: '答复' }).fill('十二月五日前添置');
  await oversight.getByRole('form', { name: '再次答复' }).getByRole('button').press('Enter');
  await expect(oversight.getByText('督察部门再次答复')).toBeVisible();
});

test('the hall keeps to what a supervisor may see, in both languages and both schemes', async ({ another }) => {
  const hand = await phone(another);
  const admin = await Hand.of(server, 'oversight-1');
  const noted = { unit: 'demo-1', checklist: 'hall', manner: 'covert', days: 5, marks: { clean: 'poor' }, text: '内部检查' };
  await admin.post('/api/v1/desk/inspections', { key: randomUUID(), ...noted });
  for (const colorScheme of ['light', 'dark']) {
    await hand.emulateMedia({ colorScheme });
    for (const lang of ['zh-CN', 'en']) {
      await hand.goto(`${server.url}/desk/hall?lang=${lang}`);
      await expect(hand.locator('#app h1')).toBeFocused();
      await expect(hand.locator('#app').getByText(/加载|Loading/)).toHaveCount(0);
      await isSound(hand, `the hall, ${lang}`);
      await axe(hand, `the hall, ${lang}, ${colorScheme}`);
      await picture(hand, `desk-hall-phone-${colorScheme}-${lang}`);
    }
  }
  await hand.goto(`${server.url}/desk/inspections`);
  await expect(hand.locator('#app a.row').filter({ hasNotText: '走访' })).toHaveCount(0);
  for (const number of ['110', '12389']) {
    await hand.goto(`${server.url}/desk/hall`);
    await expect(hand.getByRole('link', { name: `拨打${number}` })).toHaveAttribute('href', `tel:${number}`);
  }
});
