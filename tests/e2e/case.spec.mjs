// The case page: where it stands, who has it, what is next, and what its citizen may do.
import { fileCase, grouped, makeCode, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { zh } from './names.mjs';
import { Citizen } from './steps.mjs';
import { expect, test } from './test.mjs';

const ORIGINAL = '昨天上午在窗口，民警说了一句让人难堪的话，这一句只有我知道。';

/** The case page of a fresh case, opened by its link. */
async function atCase(page, request) {
  const filed = await fileCase(request, { text: ORIGINAL });
  const citizen = new Citizen(page);
  await page.goto(`/case#${filed.code}`);
  await citizen.seesCase(filed.receipt.number, zh.received, { focused: false });
  return { ...filed, citizen };
}

test('the link of a case opens it and leaves no code in the address', async ({ page, request }) => {
  const { code } = await atCase(page, request);
  expect(new URL(page.url()).hash).toBe('');
  expect(page.url()).not.toContain(code);
  expect(await page.evaluate(() => JSON.stringify(history.state) ?? '')).not.toContain(code);
  await axe(page);
});

test('status, holder, next step, its day and the reason of the day stand in words', async ({ page, request }) => {
  const { receipt } = await atCase(page, request);
  const main = page.locator('main:visible');
  await expect(main).toContainText(zh.received);
  await expect(main).toContainText('受理人员');
  const due = new Date(Date.parse(receipt.next.due_at) + 8 * 3_600_000);
  await expect(main).toContainText(`${due.getUTCMonth() + 1}月${due.getUTCDate()}日`);
  await expect(main).toContainText('期限1个工作日，收到当天不计');
  await expect(main).toContainText('依据');
  await expect(main).toContainText('在这里反映不影响、也不延长您申请行政复议或提起诉讼的期限');
  const timeline = page.getByRole('list').filter({ hasText: '已登记，取得受理编号' });
  await expect(timeline.getByRole('listitem')).toHaveCount(2);
  await expect(timeline).toContainText('您提交了反映');
});

test('the original text is shown only on demand', async ({ page, request }) => {
  const asked = [];
  page.on('request', (one) => asked.push(new URL(one.url()).pathname));
  await atCase(page, request);
  await expect(page.getByText(ORIGINAL)).toHaveCount(0);
  expect(asked).not.toContain('/api/v1/case/text');
  await page.getByText(zh.original, { exact: true }).click();
  await expect(page.getByText(ORIGINAL)).toBeVisible();
});

test('a message is added, shown, and there after a reload of the case', async ({ page, request }) => {
  const { citizen, code, receipt } = await atCase(page, request);
  const message = '补充一点：大厅里有监控。';
  await citizen.field(zh.message).fill(message);
  await citizen.button(zh.sendMessage).click();
  await expect(page.getByText(message)).toBeVisible();
  await expect(citizen.field(zh.message)).toHaveValue('');
  const { messages } = await readCase(request, code);
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatchObject({ text: message, by: 'you' });
  await page.goto('/track');
  await citizen.track(code);
  await citizen.seesCase(receipt.number);
  await expect(page.getByText(message)).toBeVisible();
  await axe(page);
});

test('editing after a lost message loses nothing and adds nothing twice', async ({ page, request, watch }) => {
  watch.allow('ERR_CONNECTION_FAILED', '/api/v1/case/messages');
  const { citizen, code } = await atCase(page, request);
  const loseAnswer = async (route) => {
    await route.fetch();
    await route.abort('connectionfailed');
  };
  await page.route('**/api/v1/case/messages', loseAnswer);
  const field = citizen.field(zh.message);
  await field.fill('大厅里有监控。');
  await citizen.button(zh.sendMessage).click();
  await expect(field).toHaveAccessibleDescription(/内容还在/);
  await expect(field).toHaveValue('大厅里有监控。');
  await field.fill('大厅里有监控，还有两位证人。');
  await citizen.button(zh.sendMessage).click();
  await expect.poll(async () => (await readCase(request, code)).messages.length).toBe(2);
  await field.fill('大厅里有监控。');
  await page.unroute('**/api/v1/case/messages', loseAnswer);
  await citizen.button(zh.sendMessage).click();
  await expect(page.getByText('已收到您的补充')).toBeVisible();
  const { messages } = await readCase(request, code);
  expect(messages.map((one) => one.text)).toEqual(['大厅里有监控。', '大厅里有监控，还有两位证人。']);
});

test('what is typed while a message is on its way stays', async ({ page, request }) => {
  const { citizen } = await atCase(page, request);
  let go;
  const gate = new Promise((resolve) => (go = resolve));
  await page.route('**/api/v1/case/messages', async (route) => {
    await gate;
    await route.continue();
  });
  const field = citizen.field(zh.message);
  await field.fill('大厅里有监控。');
  await citizen.button(zh.sendMessage).click();
  await field.fill('还有两位证人。');
  go();
  await expect(page.getByText('已收到您的补充')).toBeVisible();
  await expect(page.getByText('大厅里有监控。')).toBeVisible();
  await expect(field).toHaveValue('还有两位证人。');
});

test('words of an emergency in a message bring the calm panel and block nothing', async ({ page, request }) => {
  const { citizen, code } = await atCase(page, request);
  const panel = page.locator('.panel--calm');
  await citizen.field(zh.message).fill('他又在楼下跟踪我。');
  await expect(panel).toBeVisible();
  await expect(panel.getByRole('link', { name: '拨打110' })).toHaveAttribute('href', 'tel:110');
  const dials = await panel.locator('p a').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(dials).toEqual(['tel:110', 'sms:12110', 'tel:120', 'tel:12356']);
  await axe(page);
  await page.getByRole('button', { name: '继续填写' }).click();
  await expect(panel).toBeHidden();
  await expect(citizen.field(zh.message)).toBeFocused();
  await citizen.button(zh.sendMessage).click();
  await expect(page.getByText('已收到您的补充')).toBeVisible();
  expect((await readCase(request, code)).messages).toHaveLength(1);
});

test('the code of a case leaves the device half an hour after its last use', async ({ page, request }) => {
  await page.clock.install();
  const { citizen, code, receipt } = await atCase(page, request);
  await page.clock.fastForward('29:00');
  await page.reload();
  await citizen.seesCase(receipt.number, zh.received, { focused: false });
  await page.clock.fastForward('29:00');
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), 'used, so kept').toContain(code);
  await citizen.field(zh.message).fill('想起来一件事。');
  await page.clock.fastForward('02:00');
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).not.toContain(code);
  await citizen.button(zh.sendMessage).click();
  await expect(page.getByText('已收到您的补充'), 'the open page goes on').toBeVisible();
  await page.clock.fastForward('31:00');
  await page.reload();
  await expect(page.getByRole('textbox', { name: zh.code, exact: true })).toBeVisible();
});

test('an empty message is refused in words and nothing is sent', async ({ page, request }) => {
  const { citizen, code } = await atCase(page, request);
  await citizen.button(zh.sendMessage).click();
  await expect(citizen.field(zh.message)).toHaveAccessibleDescription(/请填写/);
  expect((await readCase(request, code)).messages).toEqual([]);
});

test('a case is withdrawn with a reason and taken up again', async ({ page, request }) => {
  const { citizen, code, receipt } = await atCase(page, request);
  await page.getByText(zh.withdraw, { exact: true }).click();
  await expect(page.getByText('撤回后督察仍可能继续核查')).toBeVisible();
  await citizen.radio(zh.pressed).check();
  await axe(page, 'withdrawal');
  await citizen.button(zh.confirmWithdrawal).click();
  await citizen.seesCase(receipt.number, zh.withdrawn, { focused: false });
  expect(await readCase(request, code)).toMatchObject({ status: 'withdrawn', may: ['undo'] });
  await axe(page, 'withdrawn');
  await citizen.button(zh.undo).click();
  await citizen.seesCase(receipt.number, zh.received, { focused: false });
  await expect(page.getByText('您取消了撤回')).toBeVisible();
  expect(await readCase(request, code)).toMatchObject({ status: 'received' });
});

test('a wrong code and an unknown code get friendly words, and the unknown ones the same', async ({ page, watch }) => {
  watch.allow(404, '/api/v1/case');
  const citizen = new Citizen(page);
  const unknown = [];
  for (let n = 0; n < 2; n += 1) {
    await citizen.open('/track', zh.track);
    await citizen.track(grouped(makeCode()));
    const alert = citizen.alert();
    await expect(alert).toContainText('没有查到。请对照回执检查查询码。');
    unknown.push(await alert.innerText());
    await expect(citizen.heading(zh.track)).toBeVisible();
  }
  expect(unknown[0]).toBe(unknown[1]);
  await axe(page);
  await citizen.open('/track', zh.track);
  await citizen.track('4827 1111');
  await expect(citizen.alert()).toContainText('查询码是24位数字，您输入了8位，请检查');
  await expect(citizen.field(zh.code)).toHaveValue('4827 1111');
  await citizen.track('20261123-000001');
  await expect(citizen.alert(), 'the number is not the code').toContainText('这好像是受理编号');
});

test('a link with a code that nobody has leads to the same friendly words', async ({ page, watch }) => {
  watch.allow(404, '/api/v1/case');
  await page.goto(`/case#${makeCode()}`);
  await expect(new Citizen(page).alert()).toContainText('没有查到。请对照回执检查查询码。');
  await expect(page.getByRole('textbox', { name: zh.code, exact: true })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
});

test('a case page without a code asks for one', async ({ page }) => {
  await page.goto('/case');
  await expect(page.getByRole('textbox', { name: zh.code, exact: true })).toBeVisible();
});

test('立即离开 leaves nothing on the screen, on the device or behind Back', async ({ page, request }) => {
  const { citizen, code, receipt } = await atCase(page, request);
  await page.evaluate(() => localStorage.setItem('qingyu-ratings', '[]'));
  await citizen.button(zh.leave).or(citizen.link(zh.leave)).click();
  await expect(page.getByText(receipt.number)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText(receipt.number)).toHaveCount(0);
  await page.goto('/');
  expect(await page.evaluate(() => localStorage.getItem('qingyu-ratings')), 'nor a rating that waits').toBeNull();
  expect(await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain(code);
});
