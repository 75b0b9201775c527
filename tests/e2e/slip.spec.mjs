// The slip with another query code: shown once, printed alone, and not left by mistake.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { Hand, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;

test.beforeAll(async () => {
  server = await staffed();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

test('the slip is printed alone, and leaving asks until it was handed over', async ({ page, request }) => {
  const contact = { name: '王女士', phone: '13800138000', reply_by: 'phone' };
  const { receipt } = await fileCase(request, { contact }, server.url);
  const { number } = receipt;
  const intake = await Hand.of(server, 'intake');
  await intake.does(number, { type: 'look_at_identity', reason: 'lost_code' }, '本人到窗口');
  await intake.does(number, { type: 'propose', proposal: { what: 'new_code' } }, '核对了身份证件');
  await (await Hand.of(server, 'oversight-1')).does(number, { type: 'approve', proposal: 0 });
  await signIn(page, server, 'intake', `/desk/case/${number}`);
  await page.locator('.next').getByRole('button', { name: '换发查询码' }).click();
  const code = page.locator('.code');
  await expect(code).toHaveText(/^(\d{4} ){5}\d{4}$/);
  await axe(page, 'the slip');
  await page.emulateMedia({ media: 'print' });
  await expect(code).toBeVisible();
  for (const hidden of ['.case-head', '.case-story', '.case-rest', '.site-header', '#slip-given']) {
    await expect(page.locator(hidden), hidden).toBeHidden();
  }
  await page.emulateMedia({ media: 'screen' });
  const asked = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.message());
    await dialog.dismiss();
  });
  await page.getByRole('link', { name: '今天要办' }).first().click();
  expect(asked).toEqual([expect.stringContaining('已交给本人')]);
  await expect(code, 'the page stays').toBeVisible();
  await page.getByRole('checkbox', { name: '已交给本人' }).check();
  await page.getByRole('link', { name: '今天要办' }).first().click();
  await expect(page.getByRole('heading', { level: 1, name: '今天要办' })).toBeFocused();
  expect(asked, 'nothing was asked the second time').toHaveLength(1);
});
