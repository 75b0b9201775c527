// A case at the desk: what stands where, what is next, what the timeline says, who is named, both answers to a proposal.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { fits, isSound, picture } from './look.mjs';
import { Hand, begin, done, says, signIn, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;

test.beforeAll(async () => {
  server = await staffed();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

const FINDING = { what: 'finding', allegation: 0, outcome: 'upheld', consequences: ['shortcoming'] };

/** A complaint whose finding waits for its second person. */
async function found(request) {
  const { receipt, code } = await fileCase(request, { unit: 'demo-1' }, server.url);
  const { number } = receipt;
  const one = await begin(server, number);
  await one.does(number, { type: 'order_preservation', recordings: ['body_camera'] });
  await one.does(number, { type: 'preserve' }, '已保全。');
  await one.does(number, { type: 'allege', cause: 'attitude' });
  await one.does(number, { type: 'allege', cause: 'procedure' });
  const { on } = { on: new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date()) };
  await one.does(number, { type: 'verify', acts: ['read_files', 'no_person_concerned'], on }, '看了案卷。');
  await one.does(number, { type: 'propose', proposal: FINDING }, '录像显示民警没有说明。');
  return { number, code };
}

/** An enquiry that is answered and evaluated. */
async function evaluated(request, words) {
  const enquiry = { kind: 'enquiry', unit: 'demo-2', text: '户口怎么迁？' };
  const { receipt, code } = await fileCase(request, enquiry, server.url);
  const one = await begin(server, receipt.number, 'handler');
  await one.does(receipt.number, { type: 'answer' }, '带户口簿到窗口办理。');
  await says(request, server, code, 'evaluation', { level: 2, solved: 'partly', text: words });
  return receipt.number;
}

test('on a phone the clock comes first, then what is next, then what the citizen wrote, then the rest', async ({
  page,
  request,
}) => {
  await page.setViewportSize({ width: 375, height: 740 });
  const { receipt } = await fileCase(request, {}, server.url);
  await begin(server, receipt.number);
  await signIn(page, server, 'verifier', `/desk/case/${receipt.number}`);
  const order = [
    page.getByRole('list', { name: '待办' }),
    page.getByRole('heading', { level: 2, name: '下一步：要求保全录音录像' }),
    page.getByRole('heading', { level: 2, name: '群众反映的内容' }),
    page.getByRole('heading', { level: 2, name: '办理经过' }),
    page.getByText(/^其他操作/),
    page.getByRole('heading', { level: 2, name: '暂不能做' }),
  ];
  const tops = [];
  for (const one of order) {
    await expect(one).toBeVisible();
    tops.push((await one.boundingBox()).y);
  }
  expect(tops).toEqual([...tops].sort((one, other) => one - other));
});

test('both answers to a proposal stand side by side, and a reason is asked for only when declining', async ({
  page,
  request,
}) => {
  const { number } = await found(request);
  await signIn(page, server, 'oversight-2', `/desk/case/${number}`);
  const next = page.locator('.next');
  await expect(next.getByText('录像显示民警没有说明。')).toBeVisible();
  const [agree, disagree] = ['同意', '不同意'].map((name) => next.getByRole('button', { name, exact: true }));
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    const [one, other] = [await agree.boundingBox(), await disagree.boundingBox()];
    expect(Math.abs(one.y - other.y), `beside each other at ${width}`).toBeLessThan(2);
    await fits(page, `a proposal at ${width}`);
  }
  const reason = next.getByRole('textbox', { name: '理由' });
  await expect(reason).toBeHidden();
  await disagree.focus();
  await page.keyboard.press('Enter');
  await expect(reason).toBeFocused();
  await expect(disagree).toHaveAttribute('aria-expanded', 'true');
  await axe(page, 'declining');
  await picture(page, 'desk-declining');
  await page.keyboard.insertText('没有听取当事人员陈述。');
  await next.getByRole('button', { name: '提交不同意的理由' }).click();
  await done(page, '不同意');
  await expect(page.getByText('没有听取当事人员陈述。')).toBeVisible();
});

test('an evaluation stands in the story, its words only for those who may read them', async ({ page, request }) => {
  const words = '承办人说话不耐烦';
  const number = await evaluated(request, words);
  await signIn(page, server, 'intake', `/desk/case/${number}`);
  const line = page.getByRole('listitem').filter({ hasText: '群众作了评价：不满意（2分，满分5分），部分解决' });
  await expect(line).toHaveCount(1);
  await expect(line.getByText('由其他人员再次核查')).toBeVisible();
  await expect(line.getByText(words)).toBeVisible();
  await page.context().clearCookies();
  await signIn(page, server, 'handler', `/desk/case/${number}`);
  await expect(line).toHaveCount(1);
  await expect(page.getByText(words)).toHaveCount(0);
});

test('each line of the timeline says one thing, with when and who', async ({ page, request }) => {
  const { number } = await found(request);
  await signIn(page, server, 'intake', `/desk/case/${number}`);
  const lines = page.locator('.timeline > li');
  await expect(lines.first()).toContainText('群众提交了反映 → 已登记，取得受理编号');
  const all = await lines.allInnerTexts();
  expect(new Set(all).size, all.join('\n')).toBe(all.length);
  for (const line of all) expect(line).toMatch(/^\d{4}年\d+月\d+日 \d\d:\d\d · \S/);
  await expect(lines.filter({ hasText: '列出反映事项：态度不好' })).toHaveCount(1);
  await expect(lines.filter({ hasText: '已分派：人员verifier' })).toHaveCount(1);
  await expect(lines.filter({ hasText: '提议，待第二人审核：核查结论：反映事项1 态度不好、属实' })).toHaveCount(1);
});

test('those concerned are found by name and named, by keyboard alone', async ({ page, request }) => {
  const { receipt } = await fileCase(request, { unit: 'demo-1' }, server.url);
  await (await Hand.of(server, 'intake')).does(receipt.number, { type: 'accept' });
  await signIn(page, server, 'oversight-1', `/desk/case/${receipt.number}`);
  await page.getByText(/^其他操作/).focus();
  await page.keyboard.press('Enter');
  await page.locator('summary', { hasText: '登记当事人员' }).focus();
  await page.keyboard.press('Enter');
  const form = page.getByRole('form', { name: '登记当事人员' });
  await form.getByRole('button', { name: '登记当事人员' }).focus();
  await page.keyboard.press('Enter');
  await expect(form.getByRole('link', { name: '请选择：当事人员' })).toBeVisible();
  const find = form.getByRole('combobox', { name: '按姓名或单位查找当事人员' });
  await find.focus();
  await page.keyboard.insertText('handler');
  await expect(form.getByRole('option')).toHaveText(['人员handler（示例派出所二）']);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const chosen = form.getByRole('list', { name: '已选' });
  await expect(chosen.getByRole('listitem')).toHaveText([/^人员handler（示例派出所二）/]);
  await expect(find).toHaveValue('');
  await page.keyboard.insertText('verifier');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(chosen.getByRole('listitem')).toHaveCount(2);
  await chosen.getByRole('button', { name: /移除.*verifier/ }).focus();
  await page.keyboard.press('Enter');
  await expect(chosen.getByRole('listitem')).toHaveCount(1);
  await expect(find).toBeFocused();
  await axe(page, 'naming somebody');
  await picture(page, 'desk-naming');
  await page.getByRole('link', { name: 'English' }).click();
  const spoken = page.getByRole('list', { name: 'Chosen' });
  await expect(spoken.getByRole('listitem'), 'who was chosen stays chosen').toHaveText([/^人员handler/]);
  await page.getByRole('link', { name: '中文' }).click();
  await form.getByRole('button', { name: '登记当事人员' }).click();
  await expect(form.getByRole('heading', { name: '请核对，发出后不能收回' })).toBeFocused();
  await expect(form.getByRole('definition').filter({ hasText: '人员handler（示例派出所二）' })).toBeVisible();
  await axe(page, 'those concerned before they are named');
  await form.getByRole('button', { name: '确认无误，登记' }).click();
  await done(page, '登记当事人员');
  await expect(page.getByText('登记了当事人员：人员handler')).toBeVisible();
});

test('another language loses nothing that was typed', async ({ page, request }) => {
  const { receipt } = await fileCase(request, {}, server.url);
  await begin(server, receipt.number);
  await signIn(page, server, 'verifier', `/desk/case/${receipt.number}`);
  await page.locator('.next').getByRole('checkbox', { name: '监控录像' }).check();
  await page.getByText(/^其他操作/).click();
  await page.locator('summary', { hasText: '请群众补充' }).click();
  await page.getByLabel('想问群众什么').fill('请问是哪一天？');
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'What the citizen wrote' })).toBeVisible();
  await expect(page).toHaveURL(/lang=en/);
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByLabel('What to ask')).toHaveValue('请问是哪一天？');
  await expect(page.locator('.next').getByRole('checkbox', { name: 'Surveillance' })).toBeChecked();
  await expect(page.locator('h1')).toHaveCount(1);
  await expect(page.getByRole('banner')).toHaveCount(1);
  await page.getByRole('link', { name: '中文' }).click();
  await expect(page).not.toHaveURL(/lang=/);
  await expect(page.getByLabel('想问群众什么')).toHaveValue('请问是哪一天？');
  await page.getByLabel('想问群众什么').fill('');
  await page.locator('.next').getByRole('checkbox', { name: '监控录像' }).uncheck();
});

test('whether it is adopted is asked of suggestions only', async ({ page, request }) => {
  for (const [kind, fields] of [['enquiry', 0], ['suggestion', 1]]) {
    const filed = await fileCase(request, { kind, unit: 'demo-2', text: '请延长窗口的时间。' }, server.url);
    await begin(server, filed.receipt.number, 'handler');
    await page.context().clearCookies();
    await signIn(page, server, 'handler', `/desk/case/${filed.receipt.number}`);
    const next = page.locator('.next');
    await expect(next.getByRole('textbox', { name: '答复内容' })).toBeVisible();
    await expect(next.getByRole('combobox', { name: '是否采纳' })).toHaveCount(fields);
  }
});

for (const colorScheme of ['light', 'dark']) {
  for (const width of [375, 1280]) {
    test(`a case that waits and one to decide on are sound in ${colorScheme} at ${width}`, async ({ page, request }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 800 });
      const { number } = await found(request);
      for (const name of ['verifier', 'oversight-2']) {
        await page.context().clearCookies();
        await signIn(page, server, name, `/desk/case/${number}`);
        await expect(page.getByRole('heading', { level: 2, name: '办理经过' })).toBeVisible();
        await picture(page, `desk-found-${name}-${colorScheme}-${width}`);
        await axe(page, name);
        await isSound(page, name);
      }
    });
  }
}
