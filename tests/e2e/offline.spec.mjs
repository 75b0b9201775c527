// Whatever the network does: the person knows where it stands, nothing is lost, nothing is filed twice.
import { fileCase, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { atCheck, existsOnce } from './filings.mjs';
import { zh } from './names.mjs';
import { Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

// The browser asks for the icon when it likes, also while a server goes down.
const iconMayFail = (watch) =>
  ['ERR_CONNECTION_REFUSED', 'ERR_CONNECTION_RESET', 'ERR_EMPTY_RESPONSE'].forEach((what) => watch.allow(what, '/favicon.svg'));

test('offline is said before sending, and the case goes by itself when the network is back', async ({ page, context, request, serve, watch }) => {
  // The browser asks for the icon when it likes.
  watch.allow('ERR_INTERNET_DISCONNECTED', '/favicon.svg');
  const { server, citizen, filings } = await atCheck(page, serve);
  await context.setOffline(true);
  await citizen.button(zh.send).click();
  await expect(page.getByText(zh.unsent).first()).toBeVisible();
  await expect(page.locator('main:visible'), 'the text is still there').toContainText(COMPLAINT);
  expect(filings, 'nothing was tried without a network').toHaveLength(0);
  await context.setOffline(false);
  await citizen.arrived(zh.receipt);
  const receipt = await citizen.readReceipt();
  expect(filings).toHaveLength(1);
  await existsOnce({ request, server, filings, receipt });
});

test('a lost network is said to eyes and ears while one writes, and loses nothing', async ({ page, context, watch }) => {
  watch.allow('ERR_INTERNET_DISCONNECTED', '/favicon.svg');
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  await citizen.field(zh.text.complaint).fill(COMPLAINT);
  await context.setOffline(true);
  await expect(page.getByRole('status').filter({ hasText: '网络断开了' })).toBeVisible();
  await axe(page);
  await citizen.next();
  await citizen.arrived(zh.contact);
  await context.setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: '网络已恢复' })).toBeVisible();
  await page.goBack();
  await expect(citizen.field(zh.text.complaint)).toHaveValue(COMPLAINT);
});

test('a case that waits for the network survives a reload', async ({ page, request, serve, watch }) => {
  watch.allow('ERR_CONNECTION_RESET', '/api/v1/cases');
  const { server, citizen, filings } = await atCheck(page, serve);
  const lose = (route) => route.abort('connectionreset');
  await page.route('**/api/v1/cases', lose);
  await citizen.button(zh.send).click();
  await expect.poll(() => filings.length).toBeGreaterThan(0);
  await page.reload();
  await expect(page.getByText(zh.unsent).or(page.getByText(zh.sending)).first()).toBeVisible();
  await page.unroute('**/api/v1/cases', lose);
  await expect(citizen.heading(zh.receipt)).toBeVisible({ timeout: 40_000 });
  await existsOnce({ request, server, filings, receipt: await citizen.readReceipt() });
});

test('when only the answer is lost, the code is shown and the retry gets the same number', async ({ page, request, serve, watch }) => {
  watch.allow('ERR_CONNECTION_FAILED', '/api/v1/cases');
  const { server, citizen, filings } = await atCheck(page, serve);
  const answers = [];
  await page.route('**/api/v1/cases', async (route) => {
    const answer = await route.fetch();
    answers.push(await answer.json());
    if (answers.length === 1) await route.abort('connectionfailed');
    else await route.fulfill({ response: answer });
  });
  await citizen.button(zh.send).click();
  await citizen.arrived(zh.receipt);
  const receipt = await citizen.readReceipt();
  expect(answers[0].number, 'the first try had been filed').toBe(receipt.number);
  expect(filings.length).toBeGreaterThanOrEqual(2);
  await existsOnce({ request, server, filings, receipt });
});

test('the code stands on the page while the answer is awaited', async ({ page, serve }) => {
  const { citizen } = await atCheck(page, serve);
  let go;
  const gate = new Promise((resolve) => {
    go = resolve;
  });
  await page.route('**/api/v1/cases', async (route) => {
    await gate;
    await route.continue();
  });
  await citizen.button(zh.send).click();
  await expect(page.getByText(zh.sending).first()).toBeVisible();
  const text = await page.locator('body').innerText();
  const early = /(?:\d{4}\s+){5}\d{4}/.exec(text)?.[0].replace(/\s/g, '');
  expect(early, 'the code is there before the answer').toBeTruthy();
  go();
  await citizen.arrived(zh.receipt);
  expect((await citizen.readReceipt()).code).toBe(early);
});

test('a server that is down is said, and the case goes when it is up again', async ({ page, request, serve, watch }) => {
  watch.allow('ERR_CONNECTION_REFUSED', '/api/v1/cases');
  watch.allow('ERR_CONNECTION_REFUSED', '/api/v1/health');
  iconMayFail(watch);
  const { server, citizen, filings } = await atCheck(page, serve);
  await server.stop();
  await citizen.button(zh.send).click();
  await expect(page.getByText(zh.unsent).or(page.getByText(zh.sending)).first()).toBeVisible();
  await expect.poll(() => filings.length).toBeGreaterThan(0);
  await server.start();
  await expect(citizen.heading(zh.receipt)).toBeVisible({ timeout: 40_000 });
  await existsOnce({ request, server, filings, receipt: await citizen.readReceipt() });
});

test('a case that the server acknowledged is there after the server was started again', async ({ page, serve, request, watch }) => {
  iconMayFail(watch);
  const { server, citizen } = await atCheck(page, serve);
  const { number, code } = await citizen.send();
  await server.stop();
  await server.start();
  await citizen.open(`${server.url}/track`, zh.track);
  await citizen.track(code);
  await citizen.seesCase(number);
  expect(await readCase(request, code, server.url)).toMatchObject({ number });
});

test('too many from one address keeps the case and sends it after Retry-After', async ({ page, request, serve, watch }) => {
  watch.allow(429, '/api/v1/cases');
  iconMayFail(watch);
  await page.clock.install();
  const limit = { QINGYU_SUBMISSIONS_PER_HOUR: '1' };
  const { server, citizen, filings } = await atCheck(page, serve, { env: limit });
  await fileCase(request, {}, server.url);
  const refused = page.waitForResponse('**/api/v1/cases');
  await citizen.button(zh.send).click();
  expect((await refused).status()).toBe(429);
  const wait = Number((await refused).headers()['retry-after']);
  expect(wait).toBeGreaterThan(0);
  await expect(page.getByText(zh.unsent).first()).toBeVisible();
  await expect(page.locator('main:visible')).toContainText(COMPLAINT);
  // The limit lives in the process: another one knows nothing of it, as after the hour.
  await server.stop();
  await server.start({ ...limit, QINGYU_SUBMISSIONS_PER_HOUR: '100' });
  expect(filings, 'nothing is sent before Retry-After').toHaveLength(1);
  await page.clock.fastForward((wait + 5) * 1000);
  await citizen.arrived(zh.receipt);
  await existsOnce({ request, server, filings, receipt: await citizen.readReceipt() });
});

test('the banner and the panel say one thing while the network is gone', async ({ page, context, serve, watch }) => {
  watch.allow('ERR_FAILED', '/api/v1/cases');
  watch.allow('ERR_INTERNET_DISCONNECTED');
  const { citizen } = await atCheck(page, serve);
  const banner = page.locator('#banner');
  const panel = page.locator('#way');
  await page.route('**/api/v1/cases', (route) => route.abort());
  await citizen.button(zh.send).click();
  await expect(panel, 'the network is there, only the answer is not').toContainText('还没有收到回音');
  await expect(banner).toHaveText('');
  await context.setOffline(true);
  await expect(panel).toContainText('网络断开了');
  await expect(panel).toContainText('恢复后会自动提交一次');
  await expect(panel).not.toContainText('还没有收到回音');
  await expect(banner).toContainText('网络断开了');
  await expect(banner, 'it asks for nothing that the panel does by itself').not.toContainText('可以继续');
  await context.setOffline(false);
  await expect(banner).toContainText('网络已恢复');
  await expect(panel).not.toContainText('网络断开了');
});
