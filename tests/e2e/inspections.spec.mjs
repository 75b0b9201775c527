// 督察检查和走访: noted with one thumb, a picture without its place, mended by the unit, looked at again by keyboard.
import { randomUUID } from 'node:crypto';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
/** One that was recorded before. */
let recorded;

test.beforeAll(async () => {
  server = await staffed();
  await hire(server, await Hand.of(server, 'admin'), 'supervisor', 'supervisor', 'demo-1');
  const oversight = await Hand.of(server, 'oversight-1');
  const marks = { clean: 'poor', barrier_free: 'good', dress: 'good' };
  const noted = { unit: 'demo-2', window: 'demo-2-hukou', checklist: 'hall', manner: 'covert', days: 10 };
  recorded = await oversight.post('/api/v1/desk/inspections', { key: randomUUID(), ...noted, marks, text: '地面湿滑' });
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** Marks an item of the list. */
const mark = (page, item, name) => page.getByRole('group', { name: item }).getByRole('radio', { name, exact: true }).check();

/** The smallest picture that a browser makes. */
const drawn = (page) =>
  page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 320;
    canvas.height = 240;
    canvas.getContext('2d').fillRect(20, 20, 100, 100);
    const blob = await new Promise((found) => canvas.toBlob(found, 'image/png'));
    return [...new Uint8Array(await blob.arrayBuffer())];
  });

test('what is poor is noted, pictured, mended and looked at again', async ({ page, another, watch }) => {
  watch.allow('ERR_INTERNET_DISCONNECTED', '/api/v1/desk/inspections');
  await signIn(page, server, 'oversight-1', '/desk/inspections');
  await expect(heading(page, '督察检查和走访')).toBeFocused();
  await axe(page, 'inspections');
  await page.getByRole('link', { name: '记录检查', exact: true }).click();
  await expect(heading(page, '记录检查')).toBeFocused();
  const form = page.getByRole('form', { name: '记录检查' });
  await form.getByRole('button', { name: '保存' }).press('Enter');
  await expect(page.getByRole('link', { name: '请至少看一项' })).toBeVisible();
  await axe(page, 'nothing marked');
  await form.getByLabel('检查内容').selectOption({ label: '现场督察 · 窗口和环境' });
  await form.getByLabel('单位', { exact: true }).selectOption({ label: '示例派出所一' });
  await form.getByLabel('方式').selectOption({ label: '暗访' });
  await mark(page, /^环境整洁/, '不达标');
  await mark(page, /^着装规范/, '达标');
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByRole('link', { name: '请写明情况' })).toBeVisible();
  await form.getByLabel('看到的情况').fill('地面湿滑，没有提示');
  await form.getByLabel('几个工作日内改好').fill('5');
  await page.context().setOffline(true);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('没有网络，还没有保存')).toBeVisible();
  await page.context().setOffline(false);
  await form.getByRole('button', { name: '保存' }).click();
  await expect(heading(page, '检查情况')).toBeFocused();
  await expect(page.getByText('看了2项，1项达标')).toBeVisible();
  await page.getByLabel('照片（JPEG或PNG，不超过8MB）').setInputFiles({
    name: 'hall.png',
    mimeType: 'image/png',
    buffer: Buffer.from(await drawn(page)),
  });
  await page.getByRole('form', { name: '添加照片' }).getByRole('button', { name: '添加照片', exact: true }).click();
  const photo = page.getByRole('img', { name: '照片1，共1张' });
  await expect(photo).toBeVisible();
  await expect.poll(() => photo.evaluate((image) => image.naturalWidth)).toBe(320);
  await axe(page, 'an inspection with a picture');
  await isSound(page, 'an inspection');

  const context = await another();
  const unit = await context.newPage();
  await signIn(unit, server, 'head', '/desk/aftercare');
  await unit.locator('#app a.row', { hasText: '检查整改' }).click();
  await expect(unit.getByText('地面湿滑，没有提示')).toBeVisible();
  await unit.getByLabel('整改情况和证据').fill('已铺防滑垫');
  await unit.getByRole('form', { name: '记录整改' }).getByRole('button').press('Enter');
  await expect(unit.getByText('已记录。')).toBeVisible();

  await page.goto(`${server.url}/desk/aftercare`);
  await page.locator('#app a.row', { hasText: '复查' }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, '检查情况')).toBeFocused();
  await page.getByLabel('改好了吗？').selectOption('yes');
  await page.getByLabel('复查情况').fill('属实');
  await page.getByRole('form', { name: '记录复查' }).getByRole('button').press('Enter');
  await expect(page.getByText('复查，改好了')).toBeVisible();
  await page.goto(`${server.url}/desk/inspections?stage=done`);
  await expect(page.locator('#app a.row', { hasText: '示例派出所一' })).toHaveCount(1);
});

test('a supervisor visits a window on a phone and sees visits only', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await signIn(page, server, 'supervisor', '/desk/inspections/new');
  await expect(heading(page, '记录检查')).toBeFocused();
  await expect(page.getByLabel('单位', { exact: true }).locator('option')).toHaveText(['示例派出所一']);
  await page.getByLabel('窗口', { exact: true }).selectOption({ index: 1 });
  await mark(page, /^服务质量/, '达标');
  await mark(page, /^三多：多问一句/, '没有看');
  await isSound(page, 'a visit');
  await axe(page, 'a visit on a phone');
  await picture(page, 'desk-visit-phone');
  await page.getByRole('button', { name: '保存' }).click();
  await expect(page.getByText('看了1项，1项达标')).toBeVisible();
  await expect(page.getByText('全部达标')).toBeVisible();
  await page.goto(`${server.url}/desk/inspections`);
  await expect(page.locator('#app a.row')).toHaveCount(1);
});

for (const [name, size] of [['phone', { width: 375, height: 800 }], ['desktop', { width: 1280, height: 900 }]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`inspections look right on a ${name}, ${colorScheme}, in both languages`, async ({ page }) => {
      await page.setViewportSize(size);
      await page.emulateMedia({ colorScheme });
      await signIn(page, server, 'oversight-1', '/desk/inspections');
      const one = `/desk/inspection/${recorded.inspection}`;
      for (const where of ['/desk/inspections', one, `${one}?lang=en`, '/desk/inspections/new', '/desk/inspections/new?lang=en']) {
        await page.goto(server.url + where);
        await expect(page.locator('#app h1')).toBeFocused();
        await expect(page.locator('#app').getByText(/加载|Loading/)).toHaveCount(0);
        await isSound(page, where);
        await axe(page, `${where} on a ${name}, ${colorScheme}`);
        const shown = where.replace(recorded.inspection, 'one').replace(/\W+/g, '-');
        await picture(page, `desk-inspections-${name}-${colorScheme}-${shown}`);
      }
    });
  }
}

for (const [name, size] of [['phone', { width: 375, height: 800 }], ['desktop', { width: 1280, height: 900 }]]) {
  test(`a term is asked for and judged where a post is added, on a ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    await signIn(page, server, 'admin', '/desk/people/new');
    const until = page.getByLabel('任期到', { exact: true });
    await expect(until, 'nobody else has a term').toHaveCount(0);
    await page.getByLabel('角色').selectOption('supervisor');
    await page.getByLabel('单位').first().selectOption('demo-1');
    await until.fill('2099-12-31');
    await page.getByRole('button', { name: '添加岗位' }).click();
    await expect(page.getByRole('link', { name: /任期最晚可以到/ })).toBeVisible();
    await isSound(page, 'a wrong term');
    await axe(page, `a wrong term on a ${name}`);
    await picture(page, `desk-term-wrong-${name}`);
    await until.fill('');
    await page.getByRole('button', { name: '添加岗位' }).click();
    await expect(page.getByText(/作风监督员 · 示例派出所一 · 任期到 \d{4}-\d\d-\d\d/)).toBeVisible();
    await page.getByLabel('角色').selectOption('handler');
    await page.getByRole('button', { name: '添加岗位' }).click();
    await expect(page.getByRole('link', { name: '作风监督员不能再有别的岗位' })).toBeVisible();
    await picture(page, `desk-term-${name}`);
  });
}
