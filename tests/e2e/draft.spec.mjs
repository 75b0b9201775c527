// The draft stays on this device, survives what people do to pages, and is sent once.
import { kept } from './device.mjs';
import { en, zh } from './names.mjs';
import { Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

const SECRET = '只写在这台设备上的一句话';

test('a draft survives a reload, on this device only', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint', '示例派出所一');
  await citizen.field(zh.text.complaint).fill(`${COMPLAINT}${SECRET}`);
  await citizen.field(zh.officer).fill('年轻的那位');
  await page.reload();
  await citizen.arrived(zh.details.complaint, { focused: false });
  await expect(citizen.field(zh.text.complaint)).toHaveValue(`${COMPLAINT}${SECRET}`);
  await expect(citizen.field(zh.officer)).toHaveValue('年轻的那位');
  expect(await kept(page)).toContain(SECRET);
  expect(await page.evaluate(() => localStorage.length), 'nothing outlives the tab unless asked').toBe(0);
});

test('the wipe button leaves nothing of the draft', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  await citizen.field(zh.text.complaint).fill(`${COMPLAINT}${SECRET}`);
  await citizen.next();
  await citizen.arrived(zh.contact);
  expect(await kept(page)).toContain(SECRET);
  page.on('dialog', (dialog) => dialog.accept());
  await page.getByText('草稿保存在哪里？').click();
  await citizen.button(zh.wipe).click();
  await citizen.arrived(zh.start);
  expect(await kept(page)).not.toContain(SECRET);
  expect(await kept(page)).not.toContain('complaint');
});

test('after the draft was wiped nothing is chosen on the start page', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await page.getByText('草稿保存在哪里？').click();
  await citizen.button(zh.wipe).click();
  await citizen.arrived(zh.start);
  await expect(page.getByRole('radio', { checked: true })).toHaveCount(0);
});

test('elders find the button that wipes the draft, too', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/?elder=1');
  await citizen.chooseKind('complaint');
  await page.getByText('草稿保存在哪里？').click();
  await expect(citizen.button(zh.wipe)).toBeVisible();
});

test('a change of language or size keeps what was typed', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  await citizen.field(zh.text.complaint).fill(COMPLAINT);
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-elder', /.*/);
  await expect(citizen.field(zh.text.complaint)).toHaveValue(COMPLAINT);
  await page.getByRole('link', { name: 'English' }).click();
  await citizen.arrived(en.details.complaint, { focused: false });
  await expect(citizen.field(en.text.complaint)).toHaveValue(COMPLAINT);
  await expect(page.locator('html')).toHaveAttribute('data-elder', /.*/);
});

test('the page warns of shared computers', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  await expect(page.getByText('请不要用单位的电脑、网络或在窗口旁填写')).toBeVisible();
});

test('Back and Forward of the browser keep what was entered', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.prepare('complaint', { unit: '示例派出所一', contact: { name: '陈女士', phone: '13800000000' } });
  for (const name of [zh.contact, zh.details.complaint, zh.about]) {
    await page.goBack();
    await citizen.arrived(name);
  }
  await expect(page.getByRole('combobox', { name: zh.unit, exact: true })).toHaveValue(/示例派出所一/);
  await page.goForward();
  await citizen.arrived(zh.details.complaint);
  await expect(citizen.field(zh.text.complaint)).toHaveValue(COMPLAINT);
  await page.goForward();
  await citizen.arrived(zh.contact);
  await expect(citizen.radio(zh.named)).toBeChecked();
  await expect(citizen.field(zh.name)).toHaveValue('陈女士');
  await page.goForward();
  await citizen.arrived(zh.check);
});

test('返回 leads one step back and 修改 to the step of its line', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  await citizen.link(zh.back).click();
  await citizen.arrived(zh.contact);
  await citizen.next();
  await citizen.arrived(zh.check);
  const changes = page.getByRole('link', { name: new RegExp(`^${zh.change}`) });
  expect(await changes.count()).toBeGreaterThanOrEqual(4);
  const names = await changes.evaluateAll((links) => links.map((link) => link.getAttribute('aria-label') ?? link.textContent));
  expect(new Set(names).size, 'each 修改 says what it changes').toBe(names.length);
  await page.getByRole('link', { name: new RegExp(`^${zh.change}.*${zh.text.complaint}`) }).click();
  await citizen.arrived(zh.details.complaint, { focused: false });
  await expect(citizen.field(zh.text.complaint), 'the field of the line has the focus').toBeFocused();
  await citizen.field(zh.text.complaint).fill(`${COMPLAINT}再补一句。`);
  await citizen.next();
  await citizen.arrived(zh.contact);
  await citizen.next();
  await citizen.arrived(zh.check);
  await expect(page.locator('main:visible')).toContainText('再补一句。');
});

test('the check page says what honest people need to hear', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  await expect(page.getByText('请如实反映。记错或无法证实不会被追究。')).toBeVisible();
  await expect(page.getByText('不影响、也不延长')).toBeVisible();
});

test('storage that throws means a warning, never a broken page', async ({ page }) => {
  await page.addInitScript(() => {
    for (const name of ['sessionStorage', 'localStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    }
  });
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  await citizen.tell('complaint', COMPLAINT);
  await expect(page.getByRole('status').filter({ hasText: '这个浏览器不允许保存草稿' })).toBeVisible();
  await citizen.stayAnonymous();
  const { number } = await citizen.send();
  expect(number).toBeTruthy();
});
