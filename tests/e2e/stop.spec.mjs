// A submission that never gets a sensible answer: the citizen can stop it, and loses neither code nor text.
import { fileCase, grouped, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { atCheck, existsOnce } from './filings.mjs';
import { zh } from './names.mjs';
import { COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

const CASES = '**/api/v1/cases';
const HTML = { status: 200, contentType: 'text/html', body: '<!DOCTYPE html><title>请先登录</title>' };

/** Sent into a filter that answers HTML, and stopped; `reaches` says whether the server gets it all the same. */
async function stopped(page, serve, { reaches = false } = {}) {
  const at = await atCheck(page, serve);
  const filter = async (route) => {
    if (reaches) await route.fetch();
    await route.fulfill(HTML);
  };
  await page.route(CASES, filter);
  await at.citizen.button(zh.send).click();
  await at.citizen.button(zh.stop).click();
  const panel = page.locator('#way');
  await expect(panel).toContainText(zh.stopped);
  await expect(panel).toContainText('它可能已经送到，也可能没有');
  await expect(panel, 'the focus is where the news is').toBeFocused();
  const code = (await page.locator('#code').innerText()).replace(/\s/g, '');
  expect(JSON.parse(at.filings[0].postData()).query_code).toBe(code);
  await page.unroute(CASES, filter);
  return { ...at, panel, code };
}

/** Answers every question, and hands back what was asked. */
function answer(page, yes) {
  const asked = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.message());
    await (yes ? dialog.accept() : dialog.dismiss());
  });
  return asked;
}

const kept = (page) => page.evaluate(() => JSON.stringify({ ...sessionStorage }));

test('what a filter swallowed is stopped, survives a reload and goes again under the same code', async ({ page, request, serve }) => {
  const { server, citizen, filings, panel, code } = await stopped(page, serve);
  await axe(page);
  const before = filings.length;
  await page.reload();
  await citizen.arrived(zh.check, { focused: false });
  await expect(panel).toContainText(grouped(code));
  await expect(page.locator('main:visible'), 'the draft is still there').toContainText(COMPLAINT);
  await expect(citizen.button(zh.send), 'one way to send, not two').toBeHidden();
  expect(filings, 'nothing goes by itself after a stop').toHaveLength(before);
  await citizen.button(zh.again).click();
  await citizen.arrived(zh.receipt);
  const receipt = await citizen.readReceipt();
  expect(receipt.code).toBe(code);
  await existsOnce({ request, server, filings, receipt });
});

test('what was stopped and had arrived is found with its code and not sent again', async ({ page, request, serve }) => {
  const { server, citizen, filings, code } = await stopped(page, serve, { reaches: true });
  const { number } = await readCase(request, code, server.url);
  await citizen.button(zh.lookUp).click();
  await citizen.seesCase(number);
  expect(await kept(page), 'it is no longer waiting on the device').not.toContain('qingyu.sending');
  await page.goBack();
  await page.goBack();
  await expect(citizen.button(zh.again)).toBeHidden();
  await existsOnce({ request, server, filings, receipt: { number, code } });
});

test('what was stopped and had not arrived is not found, and can still go', async ({ page, serve, watch }) => {
  watch.allow(404, '/api/v1/case');
  const { citizen, code } = await stopped(page, serve);
  await citizen.button(zh.lookUp).click();
  await expect(citizen.alert(), 'there was no receipt to compare with').toContainText('还没有送到，没有登记');
  await page.goBack();
  await citizen.arrived(zh.check);
  await citizen.button(zh.again).click();
  await citizen.arrived(zh.receipt);
  expect((await citizen.readReceipt()).code).toBe(code);
});

test('what was stopped is discarded only after a question, and the draft stays', async ({ page, serve }) => {
  const { citizen, panel, code } = await stopped(page, serve);
  page.once('dialog', (dialog) => dialog.dismiss());
  await citizen.button(zh.discard).click();
  await expect(panel).toContainText(grouped(code));
  const asked = answer(page, true);
  await citizen.button(zh.discard).click();
  await expect(panel).toBeHidden();
  expect(asked[0]).toContain('只有用它的查询码才能查到');
  expect(await kept(page)).not.toContain(code);
  await expect(page.locator('main:visible')).toContainText(COMPLAINT);
  const { code: next } = await citizen.send();
  expect(next, 'another one has another code').not.toBe(code);
});

test('editing after a lost message loses nothing: the old code is said before the new text goes', async ({ page, request, serve }) => {
  const { server, citizen, panel, code } = await stopped(page, serve, { reaches: true });
  await page.getByRole('link', { name: new RegExp(`^${zh.change}.*${zh.text.complaint}`) }).click();
  await expect(citizen.field(zh.text.complaint)).toHaveValue(COMPLAINT);
  await citizen.field(zh.text.complaint).fill(`${COMPLAINT}再补一句。`);
  await citizen.next();
  await citizen.arrived(zh.contact);
  await citizen.next();
  await citizen.arrived(zh.check);
  await expect(panel).toContainText('您改过内容了');
  await expect(panel).toContainText(grouped(code));
  let question = '';
  page.once('dialog', async (dialog) => {
    question = dialog.message();
    await dialog.dismiss();
  });
  await citizen.button(zh.send).click();
  expect(question).toContain(grouped(code));
  await expect(panel, 'nothing was sent after a no').toContainText(zh.stopped);
  answer(page, true);
  const receipt = await citizen.send();
  expect(receipt.code).not.toBe(code);
  expect(await readCase(request, receipt.code, server.url)).toMatchObject({ number: receipt.number });
  const first = await readCase(request, code, server.url);
  expect(first.number, 'the earlier one is there under its own code').not.toBe(receipt.number);
  const { receipt: next } = await fileCase(request, {}, server.url);
  expect(next.number, 'two and no third').toMatch(/000003$/);
});

test('a draft is not wiped over a code that was stopped without a question', async ({ page, serve }) => {
  const { citizen, panel, code } = await stopped(page, serve);
  await citizen.link(zh.back).click();
  await citizen.arrived(zh.contact);
  await page.getByText('草稿保存在哪里？').click();
  page.once('dialog', (dialog) => dialog.dismiss());
  await citizen.button(zh.wipe).click();
  await citizen.next();
  await citizen.arrived(zh.check);
  await expect(panel).toContainText(grouped(code));
});

/** A filter swallows the first try, and the second one waits until it is let go. */
async function lateAnswer(page, filings) {
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.route(CASES, async (route) => {
    if (filings.length === 1) return route.fulfill(HTML);
    await gate;
    return route.continue();
  });
  return go;
}

test('an answer that comes after the stop brings the receipt', async ({ page, request, serve }) => {
  const { server, citizen, filings } = await atCheck(page, serve);
  const go = await lateAnswer(page, filings);
  await citizen.button(zh.send).click();
  await citizen.button(zh.tryNow).click();
  await citizen.button(zh.stop).click();
  await expect(page.locator('#way')).toContainText(zh.stopped);
  go();
  await citizen.arrived(zh.receipt);
  await existsOnce({ request, server, filings, receipt: await citizen.readReceipt() });
});

test('a refusal after a lost answer keeps the code', async ({ page, request, serve, watch }) => {
  watch.allow(413, '/api/v1/cases');
  watch.allow('ERR_CONNECTION_FAILED', '/api/v1/cases');
  const { server, citizen, filings } = await atCheck(page, serve);
  await page.route(CASES, async (route) => {
    if (filings.length === 1) {
      await route.fetch();
      return route.abort('connectionfailed');
    }
    const problem = { type: 'about:blank', title: 'Too large', status: 413, code: 'too_large', trace_id: 'x' };
    return route.fulfill({ status: 413, contentType: 'application/problem+json', body: JSON.stringify(problem) });
  });
  await citizen.button(zh.send).click();
  const panel = page.locator('#way');
  await expect(panel).toContainText(zh.stopped);
  const { query_code: code } = JSON.parse(filings[0].postData());
  await expect(panel).toContainText(grouped(code));
  await citizen.button(zh.lookUp).click();
  await citizen.seesCase((await readCase(request, code, server.url)).number);
});

test('what was changed after a stop stays when the earlier one turns out to have arrived', async ({ page, request, serve }) => {
  const { server, citizen, code } = await stopped(page, serve, { reaches: true });
  const { number } = await readCase(request, code, server.url);
  await page.getByRole('link', { name: new RegExp(`^${zh.change}.*${zh.text.complaint}`) }).click();
  await citizen.field(zh.text.complaint).fill(`${COMPLAINT}再补一句。`);
  await citizen.next();
  await citizen.arrived(zh.contact);
  await citizen.open(`${server.url}/track`, zh.track);
  await citizen.track(code);
  await citizen.seesCase(number);
  await citizen.open(`${server.url}/submit/check`, zh.check);
  await expect(page.locator('main:visible')).toContainText('再补一句。');
});

test('the start page says that something stopped has no receipt, and leads to it', async ({ page, serve }) => {
  const { server, citizen, panel, code } = await stopped(page, serve);
  await citizen.open(`${server.url}/`);
  await expect(page.locator('#banner')).toContainText('有一份提交还没有收到回执');
  await axe(page);
  await page.getByRole('link', { name: '查看' }).click();
  await citizen.arrived(zh.check);
  await expect(panel).toContainText(grouped(code));
  await expect(page.locator('#banner'), 'here the page says it').not.toContainText('还没有收到回执');
});

test('what arrives while the start page is open is not lost: its receipt is one press away, once', async ({ page, serve }) => {
  const { server, citizen } = await atCheck(page, serve);
  await page.route(CASES, (route) => route.fulfill(HTML));
  await citizen.button(zh.send).click();
  await expect(page.locator('#way')).toContainText(zh.sending);
  // Over the other one, not after it: sending again would find no door shut in between.
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.route(CASES, async (route) => {
    await gate;
    return route.continue();
  });
  await citizen.open(`${server.url}/`);
  await expect(page.locator('#banner')).toContainText('还没有收到回执');
  go();
  await expect(page.locator('#banner')).toContainText('有一份提交已收到');
  await page.getByRole('link', { name: '查看回执' }).click();
  await citizen.arrived(zh.receipt);
  await citizen.readReceipt();
  await page.goBack();
  await citizen.arrived(zh.start);
  await expect(page.locator('#banner'), 'whoever sits here next is not led to it').not.toContainText('已收到');
});

test('a late answer does not wipe what was changed since', async ({ page, serve }) => {
  const { citizen, filings } = await atCheck(page, serve);
  const go = await lateAnswer(page, filings);
  await citizen.button(zh.send).click();
  await citizen.button(zh.tryNow).click();
  await citizen.button(zh.stop).click();
  await page.getByRole('link', { name: new RegExp(`^${zh.change}.*${zh.text.complaint}`) }).click();
  await citizen.field(zh.text.complaint).fill(`${COMPLAINT}再补一句。`);
  go();
  await citizen.arrived(zh.receipt);
  expect(decodeURIComponent(await kept(page))).toContain('再补一句');
});

test('while it is being sent, going back says why nothing can be changed', async ({ page, serve }) => {
  const { citizen } = await atCheck(page, serve);
  await page.route(CASES, (route) => route.fulfill(HTML));
  await citizen.button(zh.send).click();
  await citizen.link(zh.back).click();
  await expect(page.locator('#banner')).toContainText('现在不能修改');
  await expect(page.locator('#way')).toBeVisible();
});
