// The draft stays on this device, survives what people do to pages, and is sent once.
import { en, zh } from './names.mjs';
import { Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

const SECRET = '只写在这台设备上的一句话';

/** Everything the page keeps on the device, readable however it is written there. */
async function kept(page) {
  const raw = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  return raw + decodeURIComponent(raw.replace(/%(?![0-9A-F]{2})/gi, '%25'));
}

/** Counts what is filed. */
function filings(page) {
  const sent = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/cases')) sent.push(request.postData());
  });
  return sent;
}

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

test('Back after sending does not send again, and the receipt is still there', async ({ page }) => {
  const citizen = new Citizen(page);
  const sent = filings(page);
  await citizen.prepare('complaint', { text: `${COMPLAINT}${SECRET}` });
  const receipt = await citizen.send();
  await page.goBack();
  await expect(citizen.button(zh.send)).toHaveCount(0);
  await page.goForward();
  await citizen.arrived(zh.receipt);
  expect(await citizen.readReceipt()).toEqual(receipt);
  expect(sent).toHaveLength(1);
  expect(await kept(page), 'the request is wiped at 201').not.toContain(SECRET);
});

test('a second press of 提交 sends nothing twice', async ({ page }) => {
  const citizen = new Citizen(page);
  const sent = filings(page);
  await citizen.prepare('complaint');
  await citizen.button(zh.send).dblclick();
  await citizen.arrived(zh.receipt);
  expect(sent).toHaveLength(1);
});

test('a reload of the receipt loses neither number nor code', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  const receipt = await citizen.send();
  await page.reload();
  await citizen.arrived(zh.receipt, { focused: false });
  expect(await citizen.readReceipt()).toEqual(receipt);
});

test('the receipt is cleared at once when the code was written down, and only after a question when not', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  const { number, code } = await citizen.send();
  await expect(page.getByText('我们无法找到您')).toBeVisible();
  const asked = [];
  page.on('dialog', async (dialog) => {
    asked.push(dialog.message());
    await dialog.dismiss();
  });
  await citizen.button(zh.clear).click();
  expect(asked).toHaveLength(1);
  await expect(citizen.heading(zh.receipt)).toBeVisible();
  await page.getByRole('checkbox', { name: zh.kept }).check();
  await citizen.button(zh.clear).click();
  await expect(citizen.heading(zh.start)).toBeVisible();
  expect(asked, 'nothing was asked the second time').toHaveLength(1);
  expect(await kept(page)).not.toContain(code);
  await page.goBack();
  await expect(page.getByText(number)).toHaveCount(0);
});

test('the receipt is gone from the device after thirty minutes', async ({ page }) => {
  await page.clock.install();
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  const { code } = await citizen.send();
  await page.clock.fastForward('31:00');
  await page.reload();
  await expect(page.getByText('这台设备上没有可以显示的回执')).toBeVisible();
  expect(await kept(page)).not.toContain(code);
});

test('the receipt copies, draws a QR code and stays on one printed page', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  const { number, code } = await citizen.send();
  await expect(page.getByText('是否受理，将在1个工作日内告诉您')).toBeVisible();
  await citizen.button(zh.copy).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replace(/\s/g, '')).toContain(code);
  expect(copied).toContain(number);

  const answer = page.waitForResponse('**/api/v1/qr');
  await page.getByRole('button', { name: '二维码' }).click();
  expect((await answer).status()).toBe(200);
  const picture = page.getByRole('img', { name: /二维码/ });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image) => image.naturalWidth ?? image.clientWidth)).toBeGreaterThan(0);

  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '保存图片' }).click();
  expect((await saved).suggestedFilename()).toMatch(/\.png$/);

  await expect(citizen.button(zh.print)).toBeVisible();
  const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
});

test('who printed or saved the code has kept it, and may say otherwise', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.addInitScript(() => {
    window.print = () => {};
  });
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  await citizen.send();
  const box = page.getByRole('checkbox', { name: zh.kept });
  for (const name of [zh.print, '保存图片']) {
    await expect(box, name).not.toBeChecked();
    await citizen.button(name).click();
    await expect(box, name).toBeChecked();
    await page.locator('label[for="kept"]').click();
    await expect(box, 'taken away again').not.toBeChecked();
  }
  await page.getByRole('button', { name: '二维码' }).click();
  await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible();
  await expect(box, 'a picture on the same page keeps nothing').not.toBeChecked();
  await citizen.button(zh.copy).click();
  await expect(page.locator('main:visible')).toContainText('已复制');
  await expect(box, 'the next copy takes its place').not.toBeChecked();
});

test('some minutes before a receipt goes it is said, and it may stay', async ({ page }) => {
  await page.clock.install();
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  const { code } = await citizen.send();
  const notice = page.getByRole('status').filter({ hasText: '再过5分钟，这台设备上就不再显示查询码' });
  await page.clock.fastForward('24:00');
  await expect(notice).toBeHidden();
  await page.clock.fastForward('01:30');
  await expect(notice).toBeVisible();
  await citizen.button(zh.longer).click();
  await expect(notice).toBeHidden();
  await page.clock.fastForward('20:00');
  await page.reload();
  await citizen.arrived(zh.receipt, { focused: false });
  expect((await citizen.readReceipt()).code, 'it has stayed').toBe(code);
  await page.clock.fastForward('05:30');
  await expect(notice).toBeVisible();
  await page.clock.fastForward('05:30');
  await expect(page.getByText('这台设备上没有可以显示的回执')).toBeVisible();
  await expect(page.getByText(code)).toHaveCount(0);
  expect(await kept(page)).not.toContain(code);
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
