// What the case page says of an answer, and what its citizen says, takes along and has erased there.
import { readFile } from 'node:fs/promises';
import { fileCase, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { Hand, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

const NOTE = '核查记录，只给内部看。';

let server;
test.afterEach(async ({ page }) => {
  await page.close();
  expect(await server.end()).toEqual([]);
});

/** A server with a complaint that is answered: half upheld, something to be mended. Gives its code. */
async function answered(request) {
  server = await staffed();
  const contact = { name: '王女士', phone: '13800138000', reply_by: 'phone' };
  const { code, receipt } = await fileCase(request, { unit: 'demo-1', contact }, server.url);
  const names = ['intake', 'oversight-1', 'oversight-2', 'verifier'];
  const [intake, oversight, second, verifier] = await Promise.all(names.map((name) => Hand.of(server, name)));
  const { number } = receipt;
  await intake.does(number, { type: 'accept' });
  await oversight.does(number, { type: 'assign', to: await verifier.id() });
  await verifier.does(number, { type: 'take_on' });
  await verifier.does(number, { type: 'contact' });
  await verifier.does(number, { type: 'preserve' }, NOTE);
  await verifier.does(number, { type: 'allege', cause: 'attitude' });
  const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  await verifier.does(number, { type: 'verify', acts: ['asked_complainant', 'no_person_concerned'], on }, NOTE);
  const proposal = { what: 'finding', allegation: 0, outcome: 'partly_upheld', consequences: ['shortcoming'] };
  await verifier.does(number, { type: 'propose', proposal }, NOTE);
  await second.does(number, { type: 'approve', proposal: 0 });
  const due_on = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const plan = { type: 'plan_improvement', allegation: 0, measure: 'training', owner: 'demo-1', due_on };
  await verifier.does(number, plan, NOTE);
  await verifier.does(number, { type: 'answer', organ: '上一级公安机关' }, '经核查，回复如下。');
  return code;
}

/** What came of an action is before the eyes, and where the keyboard is. */
async function seesNote(page) {
  const note = page.locator('main:visible .panel--note');
  await expect(note).toBeFocused();
  await expect(note).toBeInViewport();
}

for (const width of [375, 1280]) {
  test(`the answer, what follows from an evaluation, the export and the erasure at ${width} px`, async ({ page, request }) => {
    const code = await answered(request);
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${server.url}/case#${code}`);
    const main = page.locator('main:visible');
    await expect(main).toContainText('部分属实：有不足，已定改进措施，会检查落实。');
    await expect(main).toContainText('不服答复的，可以书面请求上一级公安机关复查，最后一天是');
    await expect(main).toContainText('如果不满意或没有解决：最晚');
    await expect(main).not.toContainText(NOTE);
    await axe(page, 'answered');
    const slow = page.getByRole('checkbox', { name: '太慢' });
    await expect(slow).toBeHidden();
    await page.getByText('我有异议：答复').click();
    await expect(main).toContainText('24时前提出');
    await page.getByText('保存我的全部记录').click();
    const opening = page.waitForEvent('popup');
    await page.getByRole('button', { name: '查看和打印全部记录' }).click();
    const whole = await opening;
    await expect(whole.getByRole('heading', { level: 1 })).toContainText('全部记录');
    await expect(whole.locator('main')).toContainText('经核查，回复如下。');
    expect(whole.url(), 'no code in the address').toBe(`${server.url}/lite/case/export`);
    await axe(whole, 'everything on a page');
    await whole.close();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '下载数据文件' }).click();
    const file = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
    expect(file.case.findings).toHaveLength(1);
    expect(file.words[0].part).toBe('account');
    await page.getByText('删除我的个人信息').click();
    await expect(main).toContainText('删除后不能恢复');
    await axe(page, 'before the erasure');
    await page.getByRole('button', { name: '确认删除' }).click();
    await expect(main).toContainText('按您的要求删除了个人信息');
    await seesNote(page);
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(page.getByRole('radio', { name: '非常满意' }), 'to what is missing').toBeFocused();
    await expect(page.getByText('请选择满意程度，并说明问题是否解决')).toBeInViewport();
    await page.getByRole('radio', { name: '不满意', exact: true }).check();
    await slow.check();
    await page.getByRole('radio', { name: '没有解决' }).check();
    await axe(page, 'evaluation');
    await page.screenshot({ path: `test-results/told-${width}.png`, fullPage: true });
    await page.getByRole('button', { name: '提交评价' }).click();
    await expect(main).toContainText('您的评价：不满意，没有解决');
    await seesNote(page);
    await expect(main).toContainText('由其他人员核查后再次答复您');
    expect(await readCase(request, code, server.url)).toMatchObject({ status: 'second_look', evaluated: { level: 2 } });
  });
}
