// A case on /lite: what is done with it without script.
import { fileCase, grouped, makeCode, readCase } from './api.mjs';
import { arrives, citizenAt, NUMBERS, openCase } from './lite.mjs';
import { zh } from './names.mjs';
import { expect, test } from './test.mjs';

test('words of an emergency in a message bring the calm panel on /lite once, then it is sent', async ({ another, request }) => {
  const { code } = await fileCase(request);
  const citizen = await citizenAt(another, true);
  const { page } = citizen;
  await openCase(citizen, code);
  await citizen.field(zh.message).fill('他又在楼下跟踪我');
  await citizen.button(zh.sendMessage).click();
  await arrives(citizen, '补充说明');
  for (const [name, href] of Object.entries(NUMBERS)) {
    await expect(citizen.link(name).first()).toHaveAttribute('href', href);
  }
  await expect(citizen.link(zh.leave)).toHaveAttribute('href', '/');
  await expect(citizen.field(zh.message)).toHaveValue('他又在楼下跟踪我');
  expect((await readCase(request, code)).messages).toHaveLength(0);
  await citizen.button('继续').click();
  await arrives(citizen, zh.case);
  await expect(page.getByText('他又在楼下跟踪我')).toBeVisible();
  expect((await readCase(request, code)).messages).toHaveLength(1);
});

test('an unknown code on /lite gets friendly words and keeps what was typed', async ({ another, watch }) => {
  watch.allow(404);
  const citizen = await citizenAt(another, false);
  await citizen.page.goto('/lite/track');
  const typed = grouped(makeCode());
  await citizen.field(zh.code).fill(typed);
  await citizen.button(zh.look).click();
  await expect(citizen.alert()).toContainText('没有查到。请对照回执检查查询码。');
  await expect(citizen.field(zh.code)).toHaveValue(typed);
});

test('a message is added on /lite without script', async ({ another, request }) => {
  const { code } = await fileCase(request);
  const citizen = await citizenAt(another, false);
  const { page } = citizen;
  await openCase(citizen, code);
  await citizen.field(zh.message).fill('大厅里有监控。');
  await citizen.button(zh.sendMessage).click();
  await expect(page.getByText('大厅里有监控。')).toBeVisible();
  expect((await readCase(request, code)).messages).toHaveLength(1);
});

test('an empty message on /lite is answered with what to do', async ({ another, request, watch }) => {
  watch.allow(422);
  const { code } = await fileCase(request);
  const citizen = await citizenAt(another, false);
  await openCase(citizen, code);
  await citizen.button(zh.sendMessage).click();
  await expect(citizen.page.getByText(/请填写/).first()).toBeVisible();
});

test('a case is withdrawn and taken up again on /lite', async ({ another, request }) => {
  const { code, receipt } = await fileCase(request);
  const citizen = await citizenAt(another, true);
  await openCase(citizen, code);
  await citizen.radio(zh.pressed).check();
  await citizen.button(zh.confirmWithdrawal).click();
  await citizen.seesCase(receipt.number, zh.withdrawn, { focused: false });
  await citizen.button(zh.undo).click();
  await citizen.seesCase(receipt.number, zh.received, { focused: false });
});
