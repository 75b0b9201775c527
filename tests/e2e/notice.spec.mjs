// Notices: the head of a unit and the person concerned read what oversight released, and do their part.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { fits, isSound, picture } from './look.mjs';
import { Hand, signIn, signOut, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
/** The number of the case, which nobody of the unit may see. */
let number;

test.beforeAll(async ({ playwright }) => {
  server = await staffed();
  const request = await playwright.request.newContext();
  const filed = await fileCase(request, { unit: 'demo-1' }, server.url);
  await request.dispose();
  number = filed.receipt.number;
  const names = ['intake', 'oversight-1', 'oversight-2', 'verifier', 'concerned'];
  const [intake, oversight, second, verifier, concerned] = await Promise.all(names.map((name) => Hand.of(server, name)));
  await intake.does(number, { type: 'accept' });
  await oversight.does(number, { type: 'assign', to: await verifier.id() });
  await verifier.does(number, { type: 'take_on' });
  await verifier.does(number, { type: 'preserve' }, '录像已封存。');
  await verifier.does(number, { type: 'allege', cause: 'attitude' });
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const verify = { type: 'verify', acts: ['looked_at_recordings', 'no_person_concerned'], on: day };
  await verifier.does(number, verify, '看了录像。');
  const finding = { what: 'finding', allegation: 0, outcome: 'upheld', consequences: ['fault', 'shortcoming'] };
  await verifier.does(number, { type: 'propose', proposal: finding }, '录像清楚。');
  await second.does(number, { type: 'approve', proposal: 0 });
  // Named before, a fault would wait for the statement.
  await oversight.does(number, { type: 'name_concerned', people: [await concerned.id()] });
  const due = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const plan = { type: 'plan_improvement', allegation: 0, measure: 'training', owner: 'demo-1', due_on: due };
  await verifier.does(number, plan, '每周一课，好好说话。');
  await oversight.does(number, { type: 'hold_accountable', allegation: 0, by_way_of: 'reminder' });
  // Units are told of what they are to improve once the citizen has the answer.
  await verifier.does(number, { type: 'answer', organ: '市公安局' }, '经核查，您反映的情况属实，已要求改进。');
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name });

test('the person found at fault reads the finding and objects, by keyboard', async ({ page }) => {
  await signIn(page, server, 'concerned');
  await page.getByRole('navigation').getByRole('link', { name: '通报', exact: true }).click();
  await expect(heading(page, '通报')).toBeFocused();
  await page.getByRole('link', { name: /投诉通报/ }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, '通报编号')).toBeFocused();
  await expect(page.getByText('属实', { exact: true })).toBeVisible();
  await expect(page.locator('#app')).not.toContainText(number);
  await axe(page, 'notices');
  const form = page.getByRole('form', { name: /对过错认定提异议/ });
  await form.getByRole('button').click();
  await expect(form.getByRole('alert').first()).toContainText('请填写');
  await form.getByRole('textbox').fill('录像看不到全过程。');
  await form.getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '已提交' })).toBeVisible();
  await expect(page.getByText('录像看不到全过程。')).toBeVisible();
  await expect(form).toHaveCount(0);
});

test('the head of the unit acknowledges and shows the evidence', async ({ page }) => {
  await signIn(page, server, 'head', '/desk/notices');
  await expect(page.getByText('待签收')).toBeVisible();
  await page.getByRole('link', { name: /改进要求/ }).click();
  await expect(page.getByText('每周一课，好好说话。')).toBeVisible();
  await page.getByRole('button', { name: '签收' }).click();
  await expect(page.getByText('已签收')).toBeVisible();
  const form = page.getByRole('form', { name: /登记改进落实/ });
  await form.getByRole('textbox').fill('已开四次课，有签到表。');
  await form.getByRole('button').click();
  await expect(page.getByText('已落实', { exact: true })).toBeVisible();
  await expect(page.getByText('现在没有需要您办的事。')).toBeVisible();
  await axe(page, 'notices');
});

test('a notice that is not there says so, and so does an empty list', async ({ page, watch }) => {
  watch.allow(404, '/api/v1/desk/notices/0000-0000-0000');
  await signIn(page, server, 'concerned', '/desk/notice/0000-0000-0000');
  await expect(page.getByRole('alert').filter({ hasText: '没有这份通报' })).toBeVisible();
  await signOut(page);
  await signIn(page, server, 'handler', '/desk/notices');
  await expect(page.getByText('目前没有通报。')).toBeVisible();
});

for (const [name, size] of [['phone', { width: 375, height: 800 }], ['desktop', { width: 1280, height: 900 }]]) {
  for (const scheme of ['light', 'dark']) {
    test(`notices look right on a ${name} in ${scheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize(size);
      await signIn(page, server, 'concerned', '/desk/notices');
      const link = page.getByRole('link', { name: /投诉通报/ });
      await expect(link).toBeVisible();
      await isSound(page, 'notices');
      await fits(page, 'notices');
      await picture(page, `desk-notices-${name}-${scheme}`);
      await link.click();
      await expect(heading(page, '通报编号')).toBeFocused();
      await fits(page, 'notices');
      await axe(page, 'notices');
      await picture(page, `desk-notice-${name}-${scheme}`);
    });
  }
}
