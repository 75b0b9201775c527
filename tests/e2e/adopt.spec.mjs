// The start page works before the WASM is there, and the app adopts it without replacing anything.
import { zh } from './names.mjs';
import { adopted, Citizen } from './steps.mjs';
import { expect, test } from './test.mjs';

/** Holds every WASM response until `release` or `lose`. */
async function hold(page) {
  let open;
  const gate = new Promise((resolve) => {
    open = resolve;
  });
  let asked;
  const isAsked = new Promise((resolve) => {
    asked = resolve;
  });
  await page.route('**/*.wasm', async (route) => {
    asked();
    if ((await gate) === 'release') await route.continue();
    else await route.abort('failed');
  });
  return { isAsked, release: () => open('release'), lose: () => open('lose') };
}

/** Marks a field as an object and notes what happens to it. */
const mark = (field) => {
  field.qingyuMark = 'the very same';
  field.qingyuSeen = [];
  for (const type of ['compositionstart', 'compositionend', 'blur', 'focus']) {
    field.addEventListener(type, () => field.qingyuSeen.push(type));
  }
};

/** What must not change when the app takes over. */
const look = (field) => {
  const { x, y, width, height } = field.getBoundingClientRect();
  return {
    mark: field.qingyuMark,
    value: field.value,
    selection: [field.selectionStart, field.selectionEnd, field.selectionDirection],
    isFocused: document.activeElement === field,
    box: [x, y, width, height],
    scroll: [scrollX, scrollY],
    seen: [...(field.qingyuSeen ?? [])],
  };
};

for (const path of ['/', '/track']) {
  test(`typing with an IME into the query code of ${path} survives the arrival of the app`, async ({ page, context }) => {
    const wasm = await hold(page);
    await page.goto(path);
    await wasm.isAsked;
    const field = page.getByRole('textbox', { name: zh.code, exact: true });
    await field.click();
    await field.evaluate(mark);
    await page.keyboard.type('4827 ');
    const ime = await context.newCDPSession(page);
    await ime.send('Input.imeSetComposition', { text: 'yi', selectionStart: 2, selectionEnd: 2 });
    const before = await field.evaluate(look);
    expect(before).toMatchObject({ value: '4827 yi', isFocused: true, seen: ['compositionstart'] });

    wasm.release();
    await adopted(page);
    expect(await field.evaluate(look), 'nothing moved, nothing was lost').toEqual(before);

    await ime.send('Input.imeSetComposition', { text: 'yi er', selectionStart: 5, selectionEnd: 5 });
    await ime.send('Input.insertText', { text: '一二' });
    await page.keyboard.type(' 9');
    const after = await field.evaluate(look);
    expect(after).toMatchObject({ mark: 'the very same', value: '4827 一二 9', isFocused: true });
    expect(after.seen, 'one composition, ended by the person').toEqual(['compositionstart', 'compositionend']);
    expect(after.box).toEqual(before.box);
  });
}

test('a selection in the middle of the text survives the arrival of the app', async ({ page }) => {
  const wasm = await hold(page);
  await page.goto('/');
  await wasm.isAsked;
  const field = page.getByRole('textbox', { name: zh.code, exact: true });
  await field.fill('4827 1111 2222');
  await field.evaluate(mark);
  await field.evaluate((input) => input.setSelectionRange(5, 9, 'backward'));
  const before = await field.evaluate(look);
  wasm.release();
  await adopted(page);
  expect(await field.evaluate(look)).toEqual(before);
  await page.keyboard.type('3333');
  await expect(field).toHaveValue('4827 3333 2222');
});

test('a choice sent before the app is there is remembered and goes on when it comes', async ({ page }) => {
  const wasm = await hold(page);
  await page.goto('/');
  await wasm.isAsked;
  const citizen = new Citizen(page);
  await citizen.hand.choose(citizen.radio(zh.kind.complaint));
  const requests = [];
  page.on('request', (request) => requests.push(request.method()));
  await citizen.button(zh.next).click();
  await expect(page.getByRole('button', { name: zh.opening })).toBeVisible();
  wasm.release();
  await citizen.arrived(zh.about);
  expect(requests, 'nothing was posted').not.toContain('POST');
  await citizen.next();
  await citizen.arrived(zh.details.complaint);
});

test('where the WASM does not come, the page says so and the choice goes on to /lite', async ({ page, watch }) => {
  watch.allow('ERR_FAILED');
  const wasm = await hold(page);
  wasm.lose();
  await page.goto('/');
  await expect(page.getByRole('link', { name: zh.simple })).toBeVisible();
  await expect(page.locator('body')).toContainText('110');
  const citizen = new Citizen(page);
  await citizen.hand.choose(citizen.radio(zh.kind.complaint));
  await citizen.button(zh.next).click();
  await expect(page).toHaveURL(/\/lite/);
  await expect(page.locator('body'), 'the choice came along').toContainText(zh.details.complaint);
});

test('an engine that is too old for the app is led to /lite at once', async ({ page }) => {
  await page.addInitScript(() => {
    delete window.WebAssembly;
  });
  await page.goto('/');
  await page.getByRole('link', { name: zh.simple }).click();
  await expect(page).toHaveURL(/\/lite/);
  await expect(page.getByRole('radio', { name: zh.kind.complaint })).toBeVisible();
});

test('a choice sent early becomes a real post to /lite when the WASM is lost', async ({ page, watch }) => {
  watch.allow('ERR_FAILED');
  const wasm = await hold(page);
  await page.goto('/');
  await wasm.isAsked;
  const citizen = new Citizen(page);
  await citizen.hand.choose(citizen.radio(zh.kind.praise));
  await citizen.button(zh.next).click();
  wasm.lose();
  await expect(page).toHaveURL(/\/lite/);
  await expect(page.locator('body')).toContainText(zh.details.praise);
});

test('after ten seconds the page offers the way without the app, and a late app still adopts', async ({ page }) => {
  const wasm = await hold(page);
  await page.goto('/');
  await wasm.isAsked;
  const field = page.getByRole('textbox', { name: zh.code, exact: true });
  await field.fill('4827 1111');
  await field.evaluate(mark);
  const link = page.getByRole('link', { name: zh.simple });
  await expect(link).toBeHidden();
  await expect(link).toBeVisible({ timeout: 15_000 });
  await expect(page.locator('a[href="tel:110"]:visible').first()).toBeVisible();
  const before = await field.evaluate(look);
  expect(before).toMatchObject({ mark: 'the very same', value: '4827 1111', isFocused: true });
  wasm.release();
  await adopted(page);
  expect(await field.evaluate(look), 'a late app moves nothing either').toEqual(before);
  const citizen = new Citizen(page);
  await citizen.chooseKind('complaint');
});

test('without script a click on the start page leads to /lite', async ({ another }) => {
  const context = await another({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto('/');
  const citizen = new Citizen(page);
  await citizen.radio(zh.kind.enquiry).check();
  await citizen.button(zh.next).click();
  await expect(page).toHaveURL(/\/lite/);
  await expect(page.locator('body')).toContainText(zh.details.enquiry);
});

test('the start page stays the same DOM when people leave it and come back', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await page.locator('#start').evaluate((section) => {
    section.qingyuMark = 'the very same';
  });
  await citizen.chooseKind('complaint');
  await page.goBack();
  await citizen.arrived(zh.start, { focused: false });
  await expect(citizen.radio(zh.kind.complaint)).toBeChecked();
  expect(await page.locator('#start').evaluate((section) => section.qingyuMark)).toBe('the very same');
});
