// The first letter and its opposite, from the start page to the case, by every hand, width, language and size of type.
import { fileCase, grouped, readCase } from './api.mjs';
import { axe } from './axe.mjs';
import { Keyboard, Mouse } from './hand.mjs';
import { en, zh } from './names.mjs';
import { Citizen, COMPLAINT, PRAISE } from './steps.mjs';
import { expect, test } from './test.mjs';

const HANDS = { mouse: Mouse, 'keyboard alone': Keyboard };
const WIDTHS = { 320: 568, 375: 667, 1280: 800 };

/** Every combination of hand, width, language and elder mode. */
const matrix = Object.entries(HANDS).flatMap(([hand, Hand]) =>
  Object.entries(WIDTHS).flatMap(([width, height]) =>
    [zh, en].flatMap((words) => [false, true].map((elder) => ({ hand, Hand, width: Number(width), height, words, elder }))),
  ),
);

const title = ({ hand, width, words, elder }) =>
  `by ${hand} at ${width} px in ${words.tag}${elder ? ' for elders' : ''}`;

async function comes(page, { Hand, width, height, words, elder }) {
  await page.setViewportSize({ width, height });
  const each = async (heading) => {
    await expect(page.locator('html')).toHaveAttribute('lang', words.tag);
    expect(await page.locator('html').evaluate((html) => html.hasAttribute('data-elder'))).toBe(elder);
    await axe(page, heading);
  };
  const citizen = new Citizen(page, { hand: new Hand(page), words, each });
  const start = `/?lang=${words.tag}${elder ? '&elder=1' : ''}`;
  return { citizen, start };
}

for (const one of matrix) {
  test(`an anonymous complaint is filed and tracked by its code ${title(one)}`, async ({ page, request }) => {
    const { citizen, start } = await comes(page, one);
    await citizen.prepare('complaint', { unit: '示例派出所一', window: '户籍窗口', start });
    await expect(page.locator('main:visible')).toContainText(COMPLAINT);
    const { number, code } = await citizen.send();

    await citizen.open(start.replace('/', '/track'), citizen.words.track);
    await citizen.track(grouped(code));
    await citizen.seesCase(number);

    const filed = await readCase(request, code);
    expect(filed).toMatchObject({ number, kind: 'complaint', status: 'received' });
    expect(filed.unit, 'the unit was kept').toBeTruthy();
  });
}

const FEW = matrix.filter(
  ({ hand, width, words, elder }) =>
    (hand === 'mouse' && width === 375) || (hand === 'keyboard alone' && width === 1280 && words === zh && !elder),
);

for (const one of FEW) {
  test(`Mr Zhao praises a station, with his number, and follows it ${title(one)}`, async ({ page, request }) => {
    const { citizen, start } = await comes(page, one);
    const contact = { name: '赵先生', phone: '13800000000' };
    await citizen.prepare('praise', { unit: '沼山派出所', text: PRAISE, contact, start });
    await expect(page.locator('main:visible')).toContainText(PRAISE);
    await expect(page.locator('main:visible')).toContainText('赵先生');
    const { number, code } = await citizen.send();

    await citizen.open(start.replace('/', '/track'), citizen.words.track);
    await citizen.track(code);
    await citizen.seesCase(number);
    await expect(page.getByText('赵先生'), 'nobody who looks on learns the name').toHaveCount(0);
    expect(await readCase(request, code)).toMatchObject({ number, kind: 'praise', status: 'received' });
  });
}

for (const [kind, text] of [
  ['enquiry', '孩子八月出生，想随妈妈落在派出所辖区，请问要带什么，必须两个人都到场吗？'],
  ['suggestion', '上午去过一次，建议派出所办事大厅给老年人备两副老花镜，叫号屏的字再大一点。'],
]) {
  test(`an ${kind} without a unit is filed and tracked`.replace('an s', 'a s'), async ({ page, request }) => {
    const { citizen, start } = await comes(page, matrix.find((one) => one.width === 375));
    await citizen.open(start);
    await citizen.chooseKind(kind);
    await citizen.chooseUnit(kind);
    await expect(citizen.field(zh.officer), 'an officer is asked for praise and complaints only').toHaveCount(0);
    await citizen.tell(kind, text);
    await citizen.stayAnonymous();
    const { number, code } = await citizen.send();
    await page.goto('/track');
    await citizen.track(grouped(code));
    await citizen.seesCase(number);
    expect(await readCase(request, code)).toMatchObject({ number, kind, unit: null });
  });
}

test('the address of a window names its unit and window beforehand', async ({ page, request }) => {
  const units = await (await request.get('/api/v1/units')).json();
  const unit = units.find(({ windows }) => windows.length > 0);
  const [window] = unit.windows;
  const citizen = new Citizen(page);
  await citizen.open(`/submit/about?unit=${unit.code}&window=${window.code}`, zh.about);
  const field = page.getByRole('combobox', { name: zh.unit, exact: true });
  await expect(field).toHaveValue(new RegExp(`${unit.name}.*${window.name}`));
  await citizen.next();
  await citizen.arrived(zh.start);
  await citizen.chooseKind('complaint');
  await expect(field).toHaveValue(new RegExp(`${unit.name}.*${window.name}`));
});

test('the code is forgiven its writing: full width, Chinese digits, a sentence around it', async ({ page, request }) => {
  const { code, receipt } = await fileCase(request);
  const citizen = new Citizen(page);
  const wide = [...code].map((digit) => String.fromCodePoint(digit.codePointAt(0) + 0xfee0)).join('');
  const spoken = [...code].map((digit) => '〇幺二三四五六七八九'[Number(digit)]).join('');
  for (const typed of [wide, spoken, `我的查询码是：${grouped(code)}，受理编号${receipt.number}。`, code.replaceAll('0', 'O')]) {
    await citizen.open('/track', zh.track);
    await citizen.track(typed);
    await citizen.seesCase(receipt.number);
  }
});

test('help that needs a contact asks for one, and is on the check page', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open();
  await citizen.chooseKind('enquiry');
  await citizen.chooseUnit('enquiry');
  await citizen.tell('enquiry', '昨天在窗口问过，请问办居住证要带什么材料？');
  await page.getByRole('checkbox', { name: '有人陪我去办' }).check();
  await page.getByRole('checkbox', { name: '加急办' }).check();
  await citizen.next();
  await expect(citizen.alert()).toContainText(zh.errors);
  await expect(citizen.alert()).toContainText('请先留下电话');
  await page.getByLabel('为什么着急？').fill('后天开学');
  await citizen.leaveContact({ name: '钱女士', phone: '13800000000' });
  const list = page.locator('main:visible');
  for (const asked of ['有人陪我去办', '加急办', '后天开学', '钱女士']) await expect(list).toContainText(asked);
});

test('whoever writes for somebody else says for whom', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open();
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  await citizen.tell('complaint', COMPLAINT);
  await page.getByRole('checkbox', { name: '代他人反映' }).check();
  await page.getByRole('checkbox', { name: '无障碍协助' }).check();
  await page.getByLabel('替谁反映？').fill('我母亲');
  await citizen.next();
  await citizen.arrived(zh.check);
  const list = page.locator('main:visible');
  for (const asked of ['代他人反映', '我母亲', '无障碍协助']) await expect(list).toContainText(asked);
  await citizen.send();
});
