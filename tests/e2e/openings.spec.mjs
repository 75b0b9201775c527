// An account that sees cases: asked for by one administrator, agreed to by somebody else, on record for ever.
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, PASSWORD, signIn, signOut, staffed } from './staff.mjs';
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

test('somebody of oversight is added only when a second person agrees, by keyboard', async ({ page }) => {
  page.on('dialog', (dialog) => dialog.accept());
  await signIn(page, server, 'admin', '/desk/people/new');
  await page.getByLabel('用户名').fill('watch');
  await page.getByLabel('姓名', { exact: true }).fill('陈督察');
  await page.getByLabel('角色').selectOption('oversight');
  await page.getByLabel('单位').first().selectOption('oversight');
  await page.getByRole('button', { name: '添加岗位' }).click();
  await page.getByRole('button', { name: '添加人员' }).click();
  await said(page, '等第二个人批准');
  await expect(page.getByText('批准以后，这个密码才能用。')).toBeVisible();
  await axe(page, 'an account that waits');
  await page.getByRole('link', { name: '人员', exact: true }).first().click();
  await expect(page.getByRole('heading', { name: '等待第二个人批准' })).toBeVisible();
  await expect(page.getByText('陈督察')).toBeVisible();
  await expect(page.getByRole('button', { name: '同意 陈督察', exact: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: '撤回申请 陈督察' })).toBeVisible();
  await signOut(page);
  await signIn(page, server, 'oversight-2');
  await page.getByRole('link', { name: '账号审批' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, '账号审批')).toBeFocused();
  await expect(page.getByText('岗位：督察部门 · 督察部门')).toBeVisible();
  await page.getByRole('button', { name: '同意 陈督察', exact: true }).focus();
  await page.keyboard.press('Enter');
  await said(page, '已同意');
  await expect(page.getByText('没有等待批准的账号。')).toBeVisible();
  await page.getByRole('link', { name: '看全部记录' }).click();
  await expect(page.getByText('一人开通，没有第二个人')).toBeVisible();
  await expect(page.getByRole('article').filter({ hasText: '陈督察' })).toContainText('已由第二个人批准');
});

test('the page of somebody says how the account was opened, and the last second person stays', async ({ page, watch }) => {
  page.on('dialog', (dialog) => dialog.accept());
  watch.allow(409, '/api/v1/desk/openings');
  const admin = await Hand.of(server, 'admin');
  const { people } = await admin.get('/api/v1/desk/people?name=oversight-1');
  await signIn(page, server, 'admin', `/desk/people/${people[0].id}`);
  await expect(page.getByRole('heading', { name: '开通记录' })).toBeVisible();
  await expect(page.getByText('一人开通，没有第二个人')).toBeVisible();
  await page.getByRole('button', { name: '重置密码' }).click();
  await said(page, '等第二个人批准');
  await page.reload();
  await expect(page.getByRole('article').filter({ hasText: '重置密码' })).toContainText('等待批准');
  await page.getByRole('button', { name: /撤回申请/ }).click();
  await said(page, '申请已撤回');
});

for (const [name, width] of [['phone', 375], ['desktop', 1280]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`what waits is sound on a ${name} in ${colorScheme}`, async ({ page }) => {
      const admin = await Hand.of(server, 'admin');
      const posts = [{ role: 'verifier', unit: 'traffic' }, { role: 'legal', unit: 'legal' }];
      const body = { name: `look-${name}-${colorScheme}`, shown: '周核查', password: PASSWORD, posts };
      await admin.post('/api/v1/desk/people', body);
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      await signIn(page, server, 'oversight-2', '/desk/openings');
      await expect(page.getByText('周核查').first()).toBeVisible();
      await isSound(page, 'openings');
      await axe(page, 'openings');
      await picture(page, `desk-openings-${name}-${colorScheme}`);
    });
  }
}
