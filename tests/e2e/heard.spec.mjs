// Who reads a complaint about the whole bureau is said before it is sent; what cannot be proved says why.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { fits, picture } from './look.mjs';
import { Hand, begin, done, hire, signIn, staffed } from './staff.mjs';
import { Citizen } from './steps.mjs';
import { expect, test } from './test.mjs';

const LOOKS = [
  ['phone-light', 375, 'light'],
  ['phone-dark', 375, 'dark'],
  ['desktop-light', 1280, 'light'],
];

let server;

test.beforeAll(async () => {
  server = await staffed();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

test('a complaint about the whole bureau says before it is sent whether somebody independent reads it', async ({
  another,
}) => {
  const size = { viewport: { width: 375, height: 800 } };
  const page = await (await another(size)).newPage();
  const citizen = new Citizen(page);
  await citizen.open(`${server.url}/`);
  await citizen.chooseKind('complaint');
  await citizen.pickUnit('鄂州市公安局');
  const said = page.getByRole('status').filter({ hasText: '反映整个公安局' });
  await expect(said).toContainText('还没有设置这一方');
  await axe(page, 'about the whole bureau');
  await picture(page, 'about-bureau-nobody');
  const admin = await Hand.of(server, 'admin');
  await hire(server, admin, 'reviewer', 'reviewer', 'discipline');
  const later = await (await another()).newPage();
  const next = new Citizen(later);
  await next.open(`${server.url}/`);
  await next.chooseKind('complaint');
  await next.pickUnit('鄂州市公安局');
  const told = later.getByRole('status').filter({ hasText: '反映整个公安局' });
  await expect(told).toContainText('只有驻局纪检监察组或上级公安机关督察能看到');
  await fits(later, 'about the whole bureau');
  await picture(later, 'about-bureau-reviewed');
});

test('what cannot be proved asks for what was tried and why it failed', async ({ page, request }) => {
  const { receipt } = await fileCase(request, { unit: 'demo-1' }, server.url);
  const { number } = receipt;
  const one = await begin(server, number);
  await one.does(number, { type: 'preserve' }, '没有录像。');
  await one.does(number, { type: 'allege', cause: 'attitude' });
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
  await one.does(number, { type: 'verify', acts: ['visited', 'no_person_concerned'], on }, '去了现场。');
  await one.does(number, { type: 'contact' }).catch(() => {});
  await one.does(number, { type: 'tell' }, '您好，我们正在核查。');
  await signIn(page, server, 'verifier', `/desk/case/${number}`);
  const next = page.locator('.next');
  await next.getByRole('combobox', { name: '结论' }).selectOption('not_provable');
  await next.getByRole('button', { name: '提出核查结论' }).click();
  await expect(next.getByRole('alert').first()).toContainText('查过什么');
  await axe(page, 'a finding without its parts');
  await next.getByRole('textbox', { name: '查过什么' }).fill('去了现场，问了三人。');
  await next.getByRole('textbox', { name: '为什么查不清' }).fill('没有录像，也没有人看见。');
  for (const [name, width, colorScheme] of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await fits(page, name);
    await picture(page, `finding-unproved-${name}`);
  }
  await next.getByRole('button', { name: '提出核查结论' }).click();
  await done(page, '提出核查结论');
  const story = await (await Hand.of(server, 'oversight-1')).get(`/api/v1/desk/cases/${number}`);
  expect(JSON.stringify(story)).toContain('【查过什么】\\n去了现场，问了三人。\\n【为什么查不清】\\n没有录像，也没有人看见。');
});
