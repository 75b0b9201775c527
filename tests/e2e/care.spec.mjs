// 心灵SPA: asked for by keyboard, passed on by a head, seen to by the service alone, and counted without names.
import { randomUUID } from 'node:crypto';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, hire, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
/** One that was passed on before. */
let entry;

test.beforeAll(async () => {
  server = await staffed();
  const admin = await Hand.of(server, 'admin');
  await hire(server, admin, 'psychology', 'psychology', 'eps');
  const head = await Hand.of(server, 'head');
  const colleague = (await head.get('/api/v1/desk/care-colleagues')).find((one) => one.shown === '人员concerned');
  entry = randomUUID();
  await head.post('/api/v1/desk/care', { key: entry, person: colleague.id, reason: 'hard_incident' });
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

test('whoever asks is seen to by the service, and nobody else reads it', async ({ page, another, watch }) => {
  await signIn(page, server, 'concerned', '/desk/care');
  await expect(heading(page, '心灵SPA')).toBeFocused();
  await axe(page, 'asking for oneself');
  await expect(page.getByRole('heading', { name: '关心名单' })).toHaveCount(0);
  await expect(page.getByRole('heading', { name: '请服务队关心一位同事' })).toHaveCount(0);
  await page.getByRole('button', { name: '请服务队联系我' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('已转给心理健康服务队。')).toBeVisible();
  watch.allow(404, `/api/v1/desk/care/${entry}`);
  await page.goto(`${server.url}/desk/care/${entry}`);
  await expect(page.getByRole('alert').filter({ hasText: /./ })).toBeVisible();
  await expect(page.getByText('疑难或惨烈警情')).toHaveCount(0);

  const context = await another();
  const service = await context.newPage();
  await signIn(service, server, 'psychology', '/desk/care');
  const own = service.locator('#app a.row', { hasText: '本人提出' });
  await expect(own).toContainText('人员concerned');
  await axe(service, 'the care list');
  await own.focus();
  await service.keyboard.press('Enter');
  await expect(heading(service, '关心名单中的一位')).toBeFocused();
  for (const name of ['记录已联系', '记录已提出谈话', '记录愿意谈', '结束']) {
    await service.getByRole('button', { name, exact: true }).click();
    await expect(service.getByText('已记录。')).toBeVisible();
  }
  await expect(service.getByText('已经结束。')).toBeVisible();
  await axe(service, 'an entry that is closed');
  await service.getByRole('link', { name: '回到关心名单' }).click();
  await expect(service.locator('#app a.row')).toHaveCount(1);
  await service.getByRole('link', { name: '看已结束的' }).click();
  await expect(service.locator('#app a.row')).toHaveCount(1);
});

test('a head passes on a colleague of the unit and reads numbers only', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await signIn(page, server, 'head', '/desk/care');
  const form = page.getByRole('form', { name: '请服务队关心一位同事' });
  await form.getByRole('button', { name: '转交', exact: true }).click();
  await expect(page.getByRole('link', { name: '请选择同事' })).toBeVisible();
  await axe(page, 'nobody chosen');
  await expect(form.getByLabel('同事').locator('option')).toHaveText(['请选择', /人员concerned/]);
  await form.getByLabel('同事').selectOption({ index: 1 });
  await form.getByLabel('原因').selectOption({ label: '工作负荷' });
  await form.getByRole('button', { name: '转交', exact: true }).press('Enter');
  await expect(page.getByText('已转给心理健康服务队。')).toBeVisible();
  await expect(page.getByRole('table', { name: /各月请心理健康服务队关心的次数/ })).toBeVisible();
  await expect(page.locator('#app a.row')).toHaveCount(0);
  await isSound(page, 'passing on');
});

for (const [name, size] of [['phone', { width: 375, height: 800 }], ['desktop', { width: 1280, height: 900 }]]) {
  for (const colorScheme of ['light', 'dark']) {
    test(`the care list looks right on a ${name}, ${colorScheme}, in both languages`, async ({ page, another }) => {
      const looks = async (page, who, places) => {
        await page.setViewportSize(size);
        await page.emulateMedia({ colorScheme });
        await signIn(page, server, who, '/desk/care');
        for (const where of places) {
          await page.goto(server.url + where);
          await expect(page.locator('#app h1')).toBeFocused();
          await expect(page.locator('#app').getByText(/正在载入|Loading/)).toHaveCount(0);
          await isSound(page, where);
          await axe(page, `${where} for ${who} on a ${name}, ${colorScheme}`);
          const shown = where.replace(entry, 'one').replace(/\W+/g, '-');
          await picture(page, `desk-care-${name}-${colorScheme}-${who}-${shown}`);
        }
      };
      await looks(page, 'psychology', ['/desk/care', '/desk/care?lang=en', `/desk/care/${entry}`, `/desk/care/${entry}?lang=en`]);
      const context = await another();
      await looks(await context.newPage(), 'oversight-1', ['/desk/care', '/desk/care?lang=en']);
    });
  }
}
