// The receipt stays as long as it is needed, and what it needs to be kept elsewhere.
import { filings, kept } from './device.mjs';
import { zh } from './names.mjs';
import { Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

const SECRET = '只写在这台设备上的一句话';

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
  await expect(page.getByText('在这里反映不影响、也不延长您申请行政复议或提起诉讼的期限')).toBeVisible();
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

test('the code is read aloud slowly, four digits at a time', async ({ page }) => {
  await page.addInitScript(() => {
    window.said = [];
    const voice = { speak: (one) => window.said.push([one.text, one.lang, one.rate < 1]), cancel: () => window.said.push('silence') };
    Object.defineProperty(window, 'speechSynthesis', { value: voice });
  });
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  const { code } = await citizen.send();
  await citizen.button('朗读').click();
  const groups = code.match(/\d{4}/g).map((group) => [[...group].join(' '), 'zh-CN', true]);
  expect(await page.evaluate(() => window.said)).toEqual(['silence', ...groups]);
});

test('leaving the case at once after the receipt leaves no page of either behind Back', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.prepare('complaint');
  const { number, code } = await citizen.send();
  await citizen.button('查看办理情况').click();
  await citizen.seesCase(number);
  await citizen.button(zh.leave).click();
  await expect(page.getByText(number)).toHaveCount(0);
  await page.goBack();
  await expect(page.getByText(number)).toHaveCount(0);
  await expect(page.getByText('这里没有可显示的回执')).toHaveCount(0);
  expect(await kept(page)).not.toContain(code);
});
