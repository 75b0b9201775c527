// Whole lives of a complaint at the desk, by keyboard alone: whoever has something to do signs in and does what is next.
import { fileCase, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { Keyboard } from './hand.mjs';
import { isSound } from './look.mjs';
import { Hand, PASSWORD, done, hire, staffed } from './staff.mjs';
import { expect, test } from './test.mjs';

let server;
let hands;

/** In the order in which they are asked whether they have something to do. */
const TEAM = ['intake', 'oversight-1', 'oversight-2', 'verifier', 'verifier-2', 'verifier-3', 'reviewer-1', 'reviewer-2'];

test.beforeAll(async () => {
  server = await staffed();
  const admin = await Hand.of(server, 'admin');
  const more = [
    ['verifier-2', 'verifier', 'bigdata'],
    ['verifier-3', 'verifier', 'prevention'],
    ['intake-2', 'intake', 'enforcement'],
    ['reviewer-1', 'reviewer', 'discipline'],
    ['reviewer-2', 'reviewer', 'discipline'],
  ];
  for (const [name, role, unit] of more) await hire(server, admin, name, role, unit);
  hands = new Map();
  for (const name of [...TEAM, 'intake-2']) hands.set(name, await Hand.of(server, name));
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test.beforeEach(({ watch }) => watch.allow(401, '/api/v1/desk/session'));

/** What to fill in for a deed: ways of the keyboard, labels, values; whatever is not here needs nothing. */
const FIELDS = {
  assign: [['select', '分派给']],
  order_preservation: [['check', '执法记录仪']],
  preserve: [['write', '保全结果', '已保全，编号入档。']],
  tell: [['write', '留言内容', '您好，我们正在核查，会按期答复您。']],
  allege: [['select', '反映的是什么', '态度不好']],
  verify: [
    ['check', '调阅了录音录像'],
    ['check', '无法确定当事人员'],
    ['write', '核查记录', '看了执法记录仪，录像中看不清警号。'],
  ],
  'propose summary': [['write', '摘要内容', '近期有群众反映窗口解释不耐心，请配合核查。']],
  'propose finding': [
    ['select', '结论', '属实'],
    ['check', '有不足（必改进）'],
    ['write', '依据', '录像显示民警没有说明。'],
  ],
  plan_improvement: [
    ['select', '改进方式', '教育培训'],
    ['select', '责任单位', '示例派出所一'],
    ['day', '完成日期', '2027-12-20'],
    ['write', '改进内容', '每周一课，好好说话。'],
  ],
  answer: [
    ['write', '答复内容', '您好。经调看录像，您反映的情况属实，已安排培训。不满意的可以请求复查。'],
    ['write', '复查机关', '上一级公安机关'],
  ],
  prove_improvement: [['write', '落实情况和证据', '培训签到表与告知单照片已存档。']],
  look_into: [
    ['select', '查看的是什么'],
    ['write', '核查记录', '已看全部内容，交由非涉事单位核查，要求封存当日录像。'],
  ],
  attend: [
    ['select', '处置结果', '已联系上，确认平安'],
    ['write', '怎样联系、怎样处置', '按留下的电话联系上了，人已到家，家人陪着。'],
  ],
  handle_reprisal: [['write', '核查记录', '已约谈所队负责人，要求不得打听反映人。']],
};

/** Somebody of the staff at the keyboard. */
class Desk {
  constructor(page) {
    this.page = page;
    this.keys = new Keyboard(page);
  }

  /** Signs in as somebody, out of whatever account was open. */
  async be(name) {
    if (this.name === name) return;
    if (this.name) await this.keys.press(this.page.getByRole('button', { name: '退出' }));
    else await this.page.goto(`${server.url}/desk/`);
    await expect(this.page.getByRole('heading', { level: 1, name: '登录工作台' })).toBeFocused();
    await this.keys.write(this.page.getByRole('textbox', { name: '用户名' }), name);
    await this.keys.write(this.page.getByLabel('密码', { exact: true }), PASSWORD);
    await this.page.keyboard.press('Enter');
    // The page that was left is shown again, where this person may see it.
    await expect(this.page.getByRole('heading', { level: 1, name: '登录工作台' })).toHaveCount(0);
    await expect(this.page.locator('#app h1')).toBeFocused();
    this.name = name;
  }

  /** From the queue to a case, by its row. */
  async open(number) {
    if (await this.page.getByRole('heading', { level: 1, name: number }).isVisible()) return;
    const queue = this.page.getByRole('link', { name: '今天要办' }).first();
    if (!(await this.page.getByRole('heading', { level: 1, name: '今天要办' }).isVisible())) await this.keys.press(queue);
    await this.keys.press(this.page.getByRole('link', { name: number }).first());
    await expect(this.page.getByRole('heading', { level: 1, name: number })).toBeFocused();
  }

  /** Does what stands under 下一步. */
  async next(deed) {
    const next = this.page.locator('.next');
    const what = [deed.command, deed.proposal].filter(Boolean).join(' ');
    if (deed.command === 'approve') {
      await this.keys.press(next.getByRole('button', { name: '同意', exact: true }));
      await done(this.page, '同意');
      return;
    }
    for (const [how, label, value] of FIELDS[what] ?? []) await this[how](next, label, value);
    const button = next.locator('button.button').last();
    const name = (await button.innerText()).trim();
    await this.keys.press(button);
    if (deed.command === 'answer') await this.keys.press(next.getByRole('button', { name: '确认无误，答复群众' }));
    await done(this.page, name);
  }

  async write(form, label, text) {
    const field = form.getByRole('textbox', { name: label });
    if ((await field.inputValue()) === '') await this.keys.write(field, text);
  }

  async check(form, label) {
    await this.keys.choose(form.getByRole('checkbox', { name: label, exact: true }));
  }

  /** A list without a value takes its first choice. */
  async select(form, label, wanted) {
    const list = form.getByRole('combobox', { name: label });
    await this.keys.reach(list);
    const chosen = () => list.evaluate((one) => ({ value: one.value, name: one.selectedOptions[0]?.textContent.trim() }));
    for (let n = 0; n < 60; n += 1) {
      const { value, name } = await chosen();
      if (wanted ? name === wanted : value !== '') return;
      await this.page.keyboard.press('ArrowDown');
    }
    throw new Error(`no choice ${wanted ?? ''} in ${label}`);
  }

  /** A day, part by part as it is typed. */
  async day(form, label, day) {
    const field = form.getByLabel(label);
    await this.keys.reach(field);
    // In the order of the browser's own language, whatever the page's is.
    const [year, month, date] = day.split('-');
    await this.page.keyboard.type(`${month}${date}${year}`);
    await expect(field).toHaveValue(day);
  }
}

/** Whose turn it is, and for what. */
async function turn(number, team = TEAM) {
  for (const name of team) {
    const story = await hands
      .get(name)
      .get(`/api/v1/desk/cases/${number}`)
      .catch(() => null);
    if (story && story.next_deed !== undefined && story.next_deed !== null) return [name, story.deeds[story.next_deed]];
  }
  return null;
}

/** Everybody does what is next until the citizen is told this. */
async function workUntil(desk, request, { number, code }, status) {
  const did = [];
  for (let n = 0; n < 40; n += 1) {
    const now = (await readCase(request, code, server.url)).status;
    if (now === status) return did;
    const whose = await turn(number);
    expect(whose, `${now}: somebody has something to do after ${did.join(', ')}`).not.toBeNull();
    const [name, deed] = whose;
    await desk.be(name);
    await desk.open(number);
    await desk.next(deed);
    did.push([name, deed.command, deed.proposal].filter(Boolean).join(' '));
  }
  throw new Error(`never ${status}: ${did.join(', ')}`);
}

/** The citizen says on the case page, by keyboard, how it went. */
async function evaluate(page, code, level, solved) {
  const keys = new Keyboard(page);
  await page.goto(`${server.url}/case#${code}`);
  await keys.choose(page.getByRole('radio', { name: level, exact: true }));
  await keys.choose(page.getByRole('radio', { name: solved, exact: true }));
  await keys.press(page.getByRole('button', { name: '提交评价' }));
  await expect(page.locator('main:visible')).toContainText('您的评价');
}

async function filed(request) {
  const { receipt, code } = await fileCase(request, { unit: 'demo-1' }, server.url);
  return { number: receipt.number, code };
}

test('from receipt to close, by keyboard alone', async ({ page, another, request }) => {
  test.setTimeout(180_000);
  const one = await filed(request);
  const desk = new Desk(page);
  const did = await workUntil(desk, request, one, 'answered');
  expect(did[0], 'central intake begins').toBe('intake accept');
  await axe(page, 'the case, answered');
  const citizen = await (await another()).newPage();
  await evaluate(citizen, one.code, '非常满意', '解决了');
  expect((await readCase(request, one.code, server.url)).status).toBe('closed');
});

test('an unsatisfied citizen is followed to the top of the house, by keyboard alone', async ({ page, another, request }) => {
  test.setTimeout(300_000);
  const one = await filed(request);
  const desk = new Desk(page);
  const citizen = await (await another()).newPage();
  await workUntil(desk, request, one, 'answered');
  await evaluate(citizen, one.code, '非常不满意', '没有解决');
  expect((await readCase(request, one.code, server.url)).status).toBe('second_look');
  const second = await workUntil(desk, request, one, 'answered');
  await evaluate(citizen, one.code, '不满意', '没有解决');
  expect((await readCase(request, one.code, server.url)).status).toBe('escalated');
  const up = await workUntil(desk, request, one, 'answered');
  expect(second.concat(up).some((step) => step.startsWith('verifier ')), 'never again by the first verifier').toBe(false);
  await evaluate(citizen, one.code, '不满意', '没有解决');
  expect((await readCase(request, one.code, server.url)).status).toBe('closed');
});

test('a report of reprisal is made and taken in hand by keyboard alone', async ({ page, another, request }) => {
  const one = await filed(request);
  await hands.get('intake').does(one.number, { type: 'accept' });
  const citizen = await (await another()).newPage();
  const keys = new Keyboard(citizen);
  await citizen.goto(`${server.url}/case#${one.code}`);
  await keys.press(citizen.locator('summary', { hasText: '有人因此为难我' }));
  await keys.write(citizen.getByRole('textbox', { name: /发生了什么|经过|说明|为难/ }).locator('visible=true').first(), '所里的人打电话让我撤回。');
  await keys.press(citizen.locator('details[open] button').last());
  await expect(citizen.locator('main:visible')).toContainText('已收到');
  const desk = new Desk(page);
  await desk.be('oversight-1');
  await desk.open(one.number);
  await isSound(page, 'a report of reprisal');
  await axe(page, 'a report of reprisal');
  const [, deed] = await turn(one.number, ['oversight-1']);
  expect(deed.command).toBe('handle_reprisal');
  await desk.next(deed);
  const { tasks } = await hands.get('oversight-1').get(`/api/v1/desk/cases/${one.number}`);
  expect(tasks.map((task) => task.step)).not.toContain('reprisal');
});

test('a serious allegation is looked at on the same day, by keyboard alone', async ({ page, request }) => {
  const one = await filed(request);
  await hands.get('intake').does(one.number, { type: 'accept', marks: ['serious'] });
  const steps = async () => (await hands.get('oversight-1').get(`/api/v1/desk/cases/${one.number}`)).tasks.map((task) => task.step);
  expect(await steps()).toContain('serious_look');
  const desk = new Desk(page);
  await desk.be('oversight-1');
  await desk.open(one.number);
  await isSound(page, 'a serious allegation');
  await axe(page, 'a serious allegation');
  const [, deed] = await turn(one.number, ['oversight-1']);
  expect(deed.command).toBe('look_into');
  await desk.next(deed);
  expect(await steps()).not.toContain('serious_look');
  const told = (await readCase(request, one.code, server.url)).timeline.map((line) => line.what);
  expect(told, 'the citizen is told that somebody looked').toContain('looked_into');
});

test('somebody in danger is seen to first of all, by keyboard alone', async ({ page, request }) => {
  const { receipt, code } = await fileCase(request, { unit: 'demo-1', text: '他们正在打我爸，就在户籍窗口门口。' }, server.url);
  const one = { number: receipt.number, code };
  const desk = new Desk(page);
  await desk.be('oversight-1');
  await desk.open(one.number);
  await axe(page, 'somebody in danger');
  const [, deed] = await turn(one.number, ['oversight-1']);
  expect(deed.command).toBe('attend');
  await desk.next(deed);
  const story = await hands.get('oversight-1').get(`/api/v1/desk/cases/${one.number}`);
  expect(story.tasks.map((task) => task.step)).not.toContain('attend');
  expect(story.marks, 'it does not stand on top for ever').not.toContain('emergency');
});
