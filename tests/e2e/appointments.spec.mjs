// 作风监督员的任命: asked for by an administrator for windows, agreed to by oversight, ended by the supervisor who recuses themselves.
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { PASSWORD, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const DUTY = '0711-5366110';

let server;

test.beforeAll(async () => {
  server = await staffed(() => ({ QINGYU_DUTY_NUMBER: DUTY }));
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

test('oversight agrees to a term for one window, which is all that is visited, and 回避 ends it', async ({ page, another }) => {
  await signIn(page, server, 'admin', '/desk/people/new');
  await page.getByLabel('用户名').fill('neighbour');
  await page.getByLabel('姓名').fill('李邻居');
  await page.getByLabel('初始密码').selectOption('typed');
  await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
  await page.getByLabel('角色').selectOption('supervisor');
  await page.getByLabel('单位').first().selectOption('demo-1');
  await page.getByRole('checkbox', { name: '户籍窗口' }).check();
  await isSound(page, 'a term for a window');
  await axe(page, 'a term for a window');
  await picture(page, 'desk-term-windows');
  await page.getByRole('button', { name: '添加岗位' }).click();
  await expect(page.getByText(/作风监督员 · 示例派出所一 · 户籍窗口 · 任期到 \d{4}-\d\d-\d\d/)).toBeVisible();
  await page.getByRole('button', { name: '添加人员' }).click();
  await expect(page.getByText('已提交，等第二个人批准后生效。')).toBeVisible();

  const oversight = await (await another()).newPage();
  oversight.on('dialog', (dialog) => dialog.accept());
  await signIn(oversight, server, 'oversight-1', '/desk/openings');
  await expect(oversight.getByText(/户籍窗口/)).toBeVisible();
  await axe(oversight, 'an appointment to agree to');
  await oversight.getByRole('button', { name: /^同意/ }).click();
  await expect(oversight.getByText('已同意，现在生效。')).toBeVisible();

  const one = await (await another({ viewport: { width: 375, height: 800 } })).newPage();
  one.on('dialog', (dialog) => dialog.accept());
  await signIn(one, server, 'neighbour', '/desk/hall');
  await expect(one.getByRole('link', { name: `拨打督察值班电话${DUTY}` })).toHaveAttribute('href', `tel:${DUTY}`);
  await isSound(one, 'the hall with a duty number');
  await axe(one, 'the hall with a duty number');
  await picture(one, 'desk-hall-duty-phone');
  await one.getByRole('link', { name: '记录走访', exact: true }).click();
  await expect(one.getByLabel('窗口', { exact: true }).locator('option')).toHaveText(['户籍窗口']);
  await one.goto(`${server.url}/desk/hall`);
  await one.getByRole('button', { name: '我对示例派出所一申明回避' }).click();
  await expect(one.getByText('已回避，任期已结束。')).toBeVisible();
});
