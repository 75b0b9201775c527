// /lite: the same words and the same rules without script.
import { grouped, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { arrives, citizenAt, NUMBERS, prepare } from './lite.mjs';
import { zh } from './names.mjs';
import { COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

for (const [way, javaScriptEnabled] of [
  ['without script', false],
  ['with script, under axe', true],
]) {
  test(`a complaint goes through /lite ${way} and is tracked there`, async ({ another, request }) => {
    const citizen = await citizenAt(another, javaScriptEnabled);
    const { page } = citizen;
    await prepare(citizen);
    await expect(page.locator('main')).toContainText(COMPLAINT);
    await citizen.button(zh.send).click();
    await arrives(citizen, zh.receipt);
    const { number, code } = await citizen.readReceipt();
    expect(await readCase(request, code)).toMatchObject({ number, kind: 'complaint', status: 'received' });
    expect(page.url()).not.toContain(code);
    await expect(page.locator('script')).toHaveCount(0);

    await page.goto('/lite/track');
    await arrives(citizen, zh.track);
    await citizen.field(zh.code).fill(grouped(code));
    await citizen.button(zh.look).click();
    await arrives(citizen, zh.case);
    await expect(page.locator('main')).toContainText(number);
    await expect(page.locator('main')).toContainText(zh.received);
    expect(page.url()).not.toContain(code);
  });
}

for (const javaScriptEnabled of [false, true]) {
  const way = javaScriptEnabled ? ', under axe' : '';
  test(`faults on /lite are said all at once and what was typed is kept${way}`, async ({ another, watch }) => {
    watch.allow(422);
    const citizen = await citizenAt(another, javaScriptEnabled);
    const { page } = citizen;
    await page.goto('/lite');
    await citizen.radio(zh.kind.complaint).check();
    await citizen.next();
    await arrives(citizen, zh.details.complaint);
    await citizen.labelled(zh.when).fill('2099-01-01');
    await citizen.field(zh.officer).fill('年轻的那位');
    await citizen.radio(zh.named).check();
    await citizen.field(zh.phone).fill('12345');
    await citizen.next();
    await expect(page).toHaveTitle(new RegExp(`^${zh.errorTitle}`));
    const alert = page.getByRole('alert').filter({ has: page.getByRole('heading', { name: zh.errors }) });
    for (const message of ['请填写经过', '请填写今天或以前的日期', '请填写完整的手机号，或带区号的座机号']) {
      await expect(alert.getByRole('link', { name: message })).toBeVisible();
    }
    await expect(citizen.field(zh.officer)).toHaveValue('年轻的那位');
    await expect(citizen.field(zh.phone)).toHaveValue('12345');
    await expect(citizen.labelled(zh.when)).toHaveValue('2099-01-01');
    await expect(citizen.field(zh.text.complaint)).toHaveAccessibleDescription(/请填写经过/);
    const target = await alert.getByRole('link', { name: '请填写经过' }).getAttribute('href');
    await expect(page.locator(target)).toHaveAttribute('name', /./);
    await citizen.each(zh.errors);
  });
}

test('the check page of /lite names everything that was filled in, the window too', async ({ another }) => {
  const citizen = await citizenAt(another, false);
  await prepare(citizen, '昨天，民警态度不好。');
  const rows = citizen.page.getByRole('definition');
  for (const given of [zh.kind.complaint, '示例派出所一', '户籍窗口', '昨天，民警态度不好。', zh.anonymous]) {
    await expect.soft(rows.filter({ hasText: given }), given).toHaveCount(1);
  }
});

test('choosing nothing on /lite is a fault, in the title too', async ({ another, watch }) => {
  watch.allow(422);
  const citizen = await citizenAt(another, false);
  await citizen.page.goto('/lite');
  await citizen.next();
  await expect(citizen.alert()).toContainText('请选择表扬、投诉、咨询或建议');
  await expect(citizen.page).toHaveTitle(new RegExp(`^${zh.errorTitle}`));
});

test('words of an emergency bring the calm panel on /lite, its numbers can be pressed and it blocks nothing', async ({ another }) => {
  const citizen = await citizenAt(another, true);
  await prepare(citizen, '昨天在窗口，民警的话让我不想活了。');
  await expect(citizen.page.getByText('如果有人正处在危险中，请现在拨打110')).toBeVisible();
  for (const [name, href] of Object.entries(NUMBERS)) {
    await expect(citizen.link(name).first()).toHaveAttribute('href', href);
  }
  await citizen.button(zh.send).click();
  await arrives(citizen, zh.receipt);
});

test('loading the receipt of /lite again and sending the page before it again file nothing more', async ({ another, request }) => {
  const citizen = await citizenAt(another, false);
  const { page } = citizen;
  await prepare(citizen);
  const checked = await page.locator('form').first().evaluate((one) => Object.fromEntries(new FormData(one)));
  await citizen.button(zh.send).click();
  await arrives(citizen, zh.receipt);
  const { number, code } = await citizen.readReceipt();
  await page.reload();
  await arrives(citizen, zh.receipt);
  expect(await citizen.readReceipt()).toEqual({ number, code });
  // Going back, the browser asks whether it shall send the check page again; who says yes gets the receipt.
  const again = await request.post('/lite/check', { form: checked });
  expect(await again.text()).toContain(number);
  expect((await readCase(request, code)).timeline).toHaveLength(2);
});

test('going back from the check page of /lite asks nothing', async ({ another }) => {
  const citizen = await citizenAt(another, false);
  await prepare(citizen);
  await citizen.page.goBack();
  await arrives(citizen, zh.details.complaint);
  await citizen.page.goBack();
  await arrives(citizen, zh.start);
});

test('every page of /lite with a case or with what was typed can be left at once', async ({ another }) => {
  const citizen = await citizenAt(another, false);
  const { page } = citizen;
  await prepare(citizen);
  await expect(citizen.link(zh.leave)).toHaveAttribute('href', '/');
  await citizen.button(zh.change).click();
  await expect(citizen.link(zh.leave)).toHaveAttribute('href', '/');
  await citizen.next();
  await citizen.button(zh.send).click();
  await expect(citizen.link(zh.leave)).toHaveAttribute('href', '/');
  await citizen.button('查看办理情况').click();
  await arrives(citizen, zh.case);
  await citizen.link(zh.leave).click();
  await arrives(citizen, zh.start);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('larger text on the form of /lite keeps what was typed', async ({ another }) => {
  const citizen = await citizenAt(another, true);
  const { page } = citizen;
  await page.goto('/lite/form/enquiry');
  await citizen.field(zh.text.enquiry).fill('怎样补办身份证？');
  await citizen.button('长辈版').click();
  await expect(page.locator('html')).toHaveAttribute('data-elder', /.*/);
  await expect(citizen.field(zh.text.enquiry)).toHaveValue('怎样补办身份证？');
  await citizen.each('elder');
});

test('a contact beside 匿名 on /lite is neither kept nor dropped unasked', async ({ another, watch }) => {
  watch.allow(422);
  const citizen = await citizenAt(another, true);
  const { page } = citizen;
  await page.goto('/lite/form/complaint');
  await citizen.field(zh.text.complaint).fill(COMPLAINT);
  await citizen.field(zh.phone).fill('13800000000');
  await citizen.next();
  await expect(citizen.alert()).toContainText('您填了联系方式，但选的是“匿名”');
  await citizen.each(zh.errors);
  await citizen.radio(zh.named).check();
  await citizen.next();
  await arrives(citizen, zh.check);
  await expect(page.getByRole('definition').filter({ hasText: '13800000000、打电话' })).toHaveCount(1);
});

test('修改 on the check page of /lite leads back to the form with everything in it', async ({ another }) => {
  const citizen = await citizenAt(another, false);
  const { page } = citizen;
  await prepare(citizen, `\n${COMPLAINT}\n第二行`);
  await citizen.button(zh.change).or(citizen.link(zh.change)).click();
  await arrives(citizen, zh.details.complaint);
  await expect(citizen.field(zh.text.complaint)).toHaveValue(`\n${COMPLAINT}\n第二行`);
  await expect(citizen.labelled(zh.unit)).toHaveValue('demo-1/demo-1-hukou');
});

test('返回 after a fault on /lite loses nothing, whatever kind is chosen then', async ({ another, watch }) => {
  watch.allow(422);
  const citizen = await citizenAt(another, false);
  const { page } = citizen;
  await page.goto('/lite/form/complaint');
  await citizen.field(zh.text.complaint).fill(`${COMPLAINT}\n第二行`);
  await citizen.labelled(zh.when).fill('2099-01-01');
  await citizen.next();
  await citizen.button(zh.back).click();
  await arrives(citizen, zh.start);
  await citizen.radio(zh.kind.suggestion).check();
  await citizen.next();
  await expect(citizen.field(zh.text.suggestion)).toHaveValue(`${COMPLAINT}\n第二行`);
});

test('the same form of /lite sent twice files one case, and its code is not in any address', async ({ another, request }) => {
  const citizen = await citizenAt(another, false);
  const { page } = citizen;
  await prepare(citizen);
  const form = page.locator('form').filter({ has: citizen.button(zh.send) });
  const action = await form.getAttribute('action');
  const fields = await form.evaluate((one) => Object.fromEntries(new FormData(one)));
  await citizen.button(zh.send).click();
  await arrives(citizen, zh.receipt);
  const { number, code } = await citizen.readReceipt();
  const again = await request.post(action, { form: fields });
  expect(again.status()).toBe(200);
  expect(/\b\d{8}-\d{6}\b/.exec(await again.text())[0], 'the same case').toBe(number);
  expect(again.headers()['cache-control']).toContain('no-store');
  expect(action + page.url()).not.toContain(code);
});

test('/lite speaks English and large type when asked, all the way', async ({ another }) => {
  const citizen = await citizenAt(another, true);
  const { page } = citizen;
  await page.goto('/lite?lang=en&elder=1');
  for (const step of ['first', 'second']) {
    await expect(page.locator('html'), step).toHaveAttribute('lang', 'en');
    await expect(page.locator('html')).toHaveAttribute('data-elder', /.*/);
    await axe(page, step);
    if (step === 'first') {
      await page.getByRole('radio', { name: 'Complaint', exact: true }).check();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
  }
});

test('another site cannot file through /lite', async ({ request }) => {
  const headers = { Origin: 'https://example.com', 'Sec-Fetch-Site': 'cross-site' };
  const answer = await request.post('/lite', { headers, form: { kind: 'complaint' } });
  expect(answer.status()).toBe(403);
  expect(await answer.text()).toContain('不是从本站的页面发来的');
});
