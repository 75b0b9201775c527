// 登记与导入: a file is looked at and committed by keyboard, what could not be taken comes back, and a case that was taken down is claimed.
import { readFile } from 'node:fs/promises';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { signIn, staffed } from './staff.mjs';
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

const HEADER = '工单编号,诉求类型,承办单位,诉求内容,办结时限,联系电话';

/** Chooses a file of a source and sends it, by keyboard. */
async function upload(page, name, lines) {
  const form = page.getByRole('form', { name: '导入文件' });
  await form.getByLabel('来源').selectOption({ label: '12345热线' });
  await form.getByLabel('文件（CSV或XLSX）').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([HEADER, ...lines, ''].join('\n')),
  });
  await form.getByRole('button', { name: '上传' }).press('Enter');
  await expect(heading(page, '导入')).toBeFocused();
}

test('a file is looked at, mapped, committed, and what was bad comes back', async ({ page }) => {
  await signIn(page, server, 'intake', '/desk/intake');
  await expect(heading(page, '登记与导入')).toBeFocused();
  await expect(page.getByText('还没有导入过文件。')).toBeVisible();
  await axe(page, 'intake');
  await page.getByRole('form', { name: '导入文件' }).getByRole('button', { name: '上传' }).press('Enter');
  await expect(page.getByRole('link', { name: '请选择一个CSV或XLSX文件' })).toBeVisible();
  await upload(page, '转办件.csv', [
    'E2E1,投诉,示例派出所一,等了两个小时,2026-12-30,13800138000',
    'E2E2,求决,示例派出所二,要一个说法,,',
    'E2E3,,示例派出所二,没有写类型,,',
  ]);
  await expect(page.getByText('可以导入 1 · 不能导入 2')).toBeVisible();
  await axe(page, 'a file before it is committed');
  await isSound(page, 'a file before it is committed');
  await picture(page, 'desk-import-ready');
  await page.getByLabel('求决（1行）').selectOption({ label: '咨询' });
  await page.getByRole('button', { name: '保存对应关系并重新检查' }).press('Enter');
  await expect(page.getByText('可以导入 2 · 不能导入 1')).toBeVisible();
  await page.getByRole('button', { name: '确认导入' }).press('Enter');
  await expect(page.getByText('已导入 · 已处理 3/3 · 新增 2 · 已有 0 · 未能导入 1')).toBeVisible();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '下载未能导入的行（CSV）' }).click(),
  ]);
  const table = await readFile(await download.path(), 'utf8');
  expect(table).toContain('没有写类型,E2E3');
  await page.getByRole('link', { name: '返回登记与导入' }).click();
  await expect(page.getByRole('row', { name: /12345热线.*已导入/ })).toBeVisible();
  await axe(page, 'intake with an import');
  await upload(page, '转办件.csv', ['E2E1,投诉,示例派出所一,等了两个小时,2026-12-30,13800138000']);
  await page.getByRole('button', { name: '确认导入' }).click();
  await expect(page.getByText('新增 0 · 已有 1')).toBeVisible();
});

test('what is no table says so', async ({ page }) => {
  await signIn(page, server, 'intake', '/desk/intake');
  await upload(page, '坏的.xlsx', ['x']);
  await expect(page.getByText('文件无法读取：请另存为CSV或XLSX，不要加密码')).toBeVisible();
  await axe(page, 'a file that cannot be read');
});

test('a call is taken down by keyboard, and its citizen claims it with the slip', async ({ page, another }) => {
  await signIn(page, server, 'intake', '/desk/intake/new');
  await expect(heading(page, '登记一件')).toBeFocused();
  const form = page.getByRole('form', { name: '登记一件' });
  await form.getByRole('button', { name: '登记', exact: true }).press('Enter');
  await expect(page.getByRole('link', { name: '请写下内容' })).toBeVisible();
  await axe(page, 'taking down, nothing written');
  await form.getByLabel('怎么来的').selectOption({ label: '电话' });
  const unit = form.getByRole('combobox', { name: '反映哪个单位（可以不选）' });
  await unit.pressSequentially('示例派出所一');
  await expect(page.getByRole('option', { name: /示例派出所一/ }).first()).toBeVisible();
  await unit.press('ArrowDown');
  await unit.press('Enter');
  await form.getByLabel('内容', { exact: true }).fill('他正在打人，我被困住了');
  await expect(page.getByText('请先转110、120，再登记')).toBeVisible();
  await axe(page, 'taking down in danger');
  await form.getByLabel('内容', { exact: true }).fill('窗口等了两个小时，没有人理');
  await form.getByLabel('联系电话（匿名不填）').fill('13800138000');
  await isSound(page, 'taking down');
  await picture(page, 'desk-intake-new');
  await form.getByRole('button', { name: '登记', exact: true }).press('Enter');
  await expect(heading(page, '认领单')).toBeFocused();
  await expect(page.getByRole('img', { name: '打开认领页的二维码' })).toBeVisible();
  await axe(page, 'the slip');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.secret')).toBeVisible();
  await expect(page.getByRole('button', { name: '打印' })).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  const number = await page.locator('.secret').innerText();
  const secret = await page.locator('.invitation').innerText();
  const citizen = await (await another({ viewport: { width: 375, height: 800 } })).newPage();
  await citizen.goto(`${server.url}/claim#${secret}`);
  await expect(heading(citizen, '认领我的反映')).toBeVisible();
  await expect(citizen.getByLabel('认领单上的长编号')).toHaveValue(secret);
  expect(citizen.url(), 'it does not stay in the address').not.toContain(secret);
  await axe(citizen, 'claiming');
  await isSound(citizen, 'claiming');
  await citizen.getByRole('button', { name: '认领', exact: true }).press('Enter');
  await expect(heading(citizen, '已认领')).toBeVisible();
  await expect(citizen.locator('.number')).toHaveText(number);
  await expect(citizen.locator('.code')).toHaveText(/^(\d{4} ){5}\d{4}\s*$/);
  await axe(citizen, 'claimed');
  await citizen.getByRole('button', { name: '查看办理情况' }).click();
  await expect(citizen.getByText(number).first()).toBeVisible();
  await page.getByRole('link', { name: '返回这一件' }).click();
  await expect(page.getByText('窗口等了两个小时，没有人理')).toBeVisible();
  await expect(page.getByRole('link', { name: '开具认领单' })).toHaveCount(0);
});

for (const width of [375, 1280]) {
  test(`the pages of intake are sound at ${width}, in Chinese and English`, async ({ another, watch }) => {
    const page = await (await another({ viewport: { width, height: 800 } })).newPage();
    watch.allow(401, '/api/v1/desk/session');
    await signIn(page, server, 'intake', '/desk/intake');
    for (const where of ['/desk/intake', '/desk/intake?lang=en', '/desk/intake/new', '/desk/intake/new?lang=en']) {
      await page.goto(server.url + where);
      await expect(page.locator('#app h1')).toBeFocused();
      await isSound(page, `${where} at ${width}`);
      await axe(page, `${where} at ${width}`);
      await picture(page, `desk${where.replace(/\W+/g, '-')}-${width}`);
    }
  });
}
