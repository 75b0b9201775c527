// 日常监督: a bad rating from the page to its call, what the unit mends, and the follow-up; an incident and its figures.
import { createHash, randomUUID } from 'node:crypto';
import { axe } from './axe.mjs';
import { isSound, picture } from './look.mjs';
import { Hand, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const KEY = 'the-key-of-the-hall';
const SAID = '等了两个小时，没有人理';
const PHONE = '13800138000';

let server;

test.beforeAll(async () => {
  const hash = createHash('sha256').update(KEY).digest('hex');
  server = await staffed(() => ({ QINGYU_VISIT_SOURCES: `cad:${hash}:demo-1+demo-2` }));
  const rating = { key: randomUUID(), window: 'demo-1-hall', level: 1, reasons: ['slow'], text: SAID, phone: PHONE };
  const hand = new Hand();
  hand.url = server.url;
  await hand.post('/api/v1/ratings', rating);
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const incident = { key: 'J001', on: day, unit: 'demo-1', kind: 'dispute', phone: PHONE };
  const answer = await fetch(`${server.url}/api/v1/encounters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'visit-key': KEY },
    body: JSON.stringify(incident),
  });
  if (answer.status !== 201) throw new Error(await answer.text());
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

test('a bad rating is called about by keyboard, and the number is seen by whoever looks', async ({ page }) => {
  await signIn(page, server, 'intake');
  await page.getByRole('navigation').getByRole('link', { name: '日常监督', exact: true }).click();
  await expect(heading(page, '日常监督')).toBeFocused();
  await axe(page, 'aftercare');
  await page.getByRole('link', { name: /^联系/ }).focus();
  await page.keyboard.press('Enter');
  await expect(heading(page, '差评')).toBeFocused();
  await expect(page.getByText(SAID)).toBeVisible();
  await expect(page.locator('#app')).not.toContainText(PHONE);
  await axe(page, 'a bad rating');
  await page.getByRole('form', { name: '查看电话' }).getByRole('button').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: PHONE })).toBeVisible();
  const form = page.getByRole('form', { name: '记录联系' });
  await form.getByRole('button').click();
  await expect(page.getByRole('alert').filter({ hasText: '请选择一项' }).first()).toBeVisible();
  await axe(page, 'a call without an answer');
  await form.getByLabel('接通了吗？').selectOption('yes');
  await form.getByLabel('愿意让单位单独知道这条评价吗？').selectOption('yes');
  await form.getByLabel('联系情况').fill('电话里说：排队太久');
  await form.getByRole('button').press('Enter');
  await expect(page.getByText('已记录。')).toBeVisible();
  await expect(page.getByText('等待告知单位').first()).toBeVisible();
  await expect(page.getByText('联系，已接通')).toBeVisible();
});

test('an incident is followed up, and its figures stand side by side', async ({ page }) => {
  await signIn(page, server, 'intake', '/desk/aftercare');
  await page.locator('#app a.row', { hasText: '警情回访' }).click();
  await expect(heading(page, '警情回访')).toBeFocused();
  await expect(page.getByText('J001')).toBeVisible();
  await axe(page, 'an incident');
  const form = page.getByRole('form', { name: '记录回访' });
  await form.getByLabel('回访结果').selectOption('no');
  await form.getByLabel('回访情况').fill('来得慢');
  await form.getByRole('button').click();
  await expect(page.getByText('回访，不满意')).toBeVisible();
  await page.getByRole('navigation').getByRole('link', { name: '警情回访情况', exact: true }).click();
  await expect(heading(page, '警情回访情况')).toBeFocused();
  const row = page.getByRole('row', { name: /示例派出所一/ });
  await expect(row.getByRole('cell')).toHaveText(['指挥部未填', '1', '1', '1', '1', '0', '0']);
  await axe(page, 'figures of incidents');
});

for (const [name, size] of [['phone', { width: 375, height: 800 }], ['desktop', { width: 1280, height: 900 }]]) {
  test(`aftercare looks right on a ${name}, in both languages`, async ({ page }) => {
    await page.setViewportSize(size);
    await signIn(page, server, 'intake', '/desk/aftercare');
    for (const where of ['/desk/aftercare', '/desk/aftercare?lang=en', '/desk/encounters', '/desk/encounters?lang=en']) {
      await page.goto(server.url + where);
      await expect(page.locator('#app h1')).toBeFocused();
      await expect(page.locator('#app').getByText(/加载|Loading/)).toHaveCount(0);
      await isSound(page, where);
      await axe(page, `${where} on a ${name}`);
      await picture(page, `desk-aftercare-${name}-${where.replace(/\W+/g, '-')}`);
    }
  });
}
