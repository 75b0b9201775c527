// A machine in a hall: whoever comes next sees nothing, and what has not arrived yet goes on out of sight.
import { readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { atCheck } from './filings.mjs';
import { zh } from './names.mjs';
import { Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

const CASES = '**/api/v1/cases';
const FIRST = '第一位群众写在这台机器上的话，昨天在窗口，民警没有抬头。';
const NOT_YET = '您的内容还没有送到，这台机器会继续试着发送';

/** At the check page of a machine, whose clock is ours. */
async function atMachine(page, serve) {
  await page.clock.install();
  const at = await atCheck(page, serve, { path: '/?kiosk=1', text: FIRST });
  await page.evaluate(() => {
    window.qingyuMark = 'never loaded again';
  });
  return at;
}

const codeOnPage = async (page) => (await page.locator('#code').innerText()).replace(/\s/g, '');

/** Sixty idle seconds, with the warning in between. */
async function idle(page, citizen, warning) {
  await page.clock.fastForward('00:46');
  await expect(page.locator('#banner')).toContainText(warning);
  await page.clock.fastForward('00:16');
  await citizen.arrived(zh.start);
}

/** Neither page nor device nor address says anything of what was there. */
async function isClean(page, secrets) {
  const all = await page.evaluate(() => {
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => field.value + field.checked);
    const device = [{ ...sessionStorage }, { ...localStorage }, history.state];
    return document.documentElement.textContent + fields.join() + JSON.stringify(device) + location.href;
  });
  for (const secret of secrets) expect(all.replace(/\s/g, '')).not.toContain(secret.replace(/\s/g, ''));
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
}

test('everything is wiped after sixty idle seconds, with a warning before', async ({ page }) => {
  await page.clock.install();
  const citizen = new Citizen(page);
  await citizen.open('/?kiosk=1');
  await citizen.chooseKind('complaint');
  await expect(page.getByText('请不要用单位的电脑'), 'there is no other computer in a hall').toBeHidden();
  await citizen.chooseUnit('complaint');
  await citizen.field(zh.text.complaint).fill(FIRST);
  await idle(page, citizen, '15秒后将清除您填的内容');
  await isClean(page, [FIRST]);
  await page.goBack();
  await isClean(page, [FIRST]);
});

test('a submission that has not arrived goes on out of sight, and the next citizen can file', async ({ page, request, serve, watch }) => {
  test.setTimeout(120_000);
  watch.allow('ERR_FAILED', '/api/v1/cases');
  const { server, citizen, filings } = await atMachine(page, serve);
  const lose = (route) => route.abort();
  await page.route(CASES, lose);

  const codes = [];
  for (const [n, text] of [FIRST, COMPLAINT].entries()) {
    if (n > 0) {
      await citizen.chooseKind('complaint');
      await citizen.chooseUnit('complaint');
      await citizen.tell('complaint', text);
      await citizen.stayAnonymous();
    }
    await citizen.button(zh.send).click();
    await expect(page.getByText('您可以离开，这台机器会继续发送')).toBeVisible();
    codes.push(await codeOnPage(page));
    await idle(page, citizen, NOT_YET);
    await isClean(page, [...codes, text]);
    await page.goBack();
    await expect(page.locator('h1:visible')).toHaveCount(1);
    await isClean(page, [...codes, text]);
    await page.getByRole('link', { name: '晴雨' }).click();
    await citizen.arrived(zh.start);
  }
  expect(await page.evaluate(() => window.qingyuMark), 'the page was never loaded again').toBeTruthy();
  await axe(page);

  // While something waits the page does not let itself be left.
  const holds = () => page.evaluate(() => !window.dispatchEvent(new Event('beforeunload', { cancelable: true })));
  expect(await holds()).toBe(true);
  await page.unroute(CASES, lose);
  for (const code of codes) {
    const seen = () => request.get(`${server.url}/api/v1/case`, { headers: { 'Query-Code': code } });
    await expect(async () => {
      await page.clock.fastForward('01:01');
      expect((await seen()).status()).toBe(200);
    }).toPass();
  }
  await expect(citizen.heading(zh.start), 'nobody is shown a receipt of somebody else').toBeVisible();
  await isClean(page, [...codes, FIRST, COMPLAINT]);

  // The server has both, the page may still wait for an answer.
  await expect.poll(holds, 'nothing waits behind the page').toBe(false);
  const before = filings.length;
  await page.clock.fastForward('10:00');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  await citizen.tell('complaint', COMPLAINT);
  await citizen.stayAnonymous();
  const { number } = await citizen.send();
  expect(number, 'two and this one, none twice').toMatch(/000003$/);
  expect(filings, 'what has arrived is not sent again').toHaveLength(before + 1);
  const numbers = await Promise.all(codes.map((code) => readCase(request, code, server.url)));
  expect(new Set(numbers.map((one) => one.number)).size).toBe(2);
});

test('while something goes on out of sight no other page is loaded', async ({ page, context, serve, watch }) => {
  watch.allow('ERR_INTERNET_DISCONNECTED');
  watch.allow('ERR_CONNECTION_REFUSED', '/favicon.svg');
  const { citizen } = await atMachine(page, serve);
  await context.setOffline(true);
  await citizen.button(zh.send).click();
  await expect(page.getByText(zh.unsent).first()).toBeVisible();
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('#banner')).toContainText('这台机器还在发送一份内容');
  await idle(page, citizen, NOT_YET);
  await expect(page.locator('#banner'), 'whoever comes next hears of the network').toContainText('网络断开了');
  await page.getByRole('link', { name: 'English', exact: true }).click();
  await expect(page.locator('#banner')).toContainText('这台机器还在发送一份内容');
  expect(await page.evaluate(() => window.qingyuMark)).toBeTruthy();
  for (const name of ['简易版', '办理情况公开']) {
    await expect(page.getByRole('link', { name }), 'pages that cannot wipe themselves').toHaveCount(0);
  }
  await context.setOffline(false);
  await expect(async () => {
    await page.getByRole('link', { name: 'English' }).click();
    await expect(page.locator('html'), 'sent, so that the language can be changed').toHaveAttribute('lang', 'en', { timeout: 500 });
  }).toPass();
});

test('a receipt that comes while the machine warns is given its time', async ({ page, context, serve, watch }) => {
  watch.allow('ERR_INTERNET_DISCONNECTED', '/favicon.svg');
  const { citizen } = await atMachine(page, serve);
  await context.setOffline(true);
  await citizen.button(zh.send).click();
  await expect(page.getByText(zh.unsent).first()).toBeVisible();
  await page.clock.fastForward('00:46');
  await expect(page.locator('#banner')).toContainText(NOT_YET);
  await context.setOffline(false);
  await citizen.arrived(zh.receipt);
  await expect(page.locator('#banner')).not.toContainText(NOT_YET);
  const { number, code } = await citizen.readReceipt();
  await page.clock.fastForward('00:30');
  await expect(citizen.heading(zh.receipt)).toBeVisible();
  await idle(page, citizen, '15秒后将清除您填的内容');
  await isClean(page, [number, code]);
});

test('who has noted the code may leave at once', async ({ page, serve, watch }) => {
  watch.allow('ERR_FAILED', '/api/v1/cases');
  const { citizen } = await atMachine(page, serve);
  await page.route(CASES, (route) => route.abort());
  await citizen.button(zh.send).click();
  const code = await codeOnPage(page);
  page.on('dialog', (dialog) => dialog.accept());
  await citizen.button(zh.clear).click();
  await citizen.arrived(zh.start);
  await isClean(page, [code, FIRST]);
});

test('an idle machine warns nobody who is not there', async ({ page }) => {
  await page.clock.install();
  const citizen = new Citizen(page);
  await citizen.open('/?kiosk=1');
  await page.evaluate(() => {
    window.qingyuMark = 'never loaded again';
  });
  await page.clock.fastForward('01:01');
  await page.clock.fastForward('10:00');
  await expect(page.locator('#banner')).toHaveText('');
  expect(await page.evaluate(() => window.qingyuMark)).toBeTruthy();
});
