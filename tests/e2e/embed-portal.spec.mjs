// In a municipal portal on another origin: submitting and tracking inside its page, and a frame as high as its content.
import { axe } from './axe.mjs';
import { Keyboard, Mouse } from './hand.mjs';
import { picture } from './look.mjs';
import { zh } from './names.mjs';
import { Guest, WIDGET, expect, fits, framed, heights, page as host, paints, test } from './portal.mjs';
import { COMPLAINT, PRAISE } from './steps.mjs';

/** Nothing between an element's middle and the eye. */
const isOnTop = (element) => {
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
  const { x, y, width, height } = element.getBoundingClientRect();
  const hit = document.elementFromPoint(x + width / 2, y + height / 2);
  return element === hit || element.contains(hit);
};

for (const [name, hand, width] of [
  ['mouse', Mouse, 375],
  ['keyboard', Keyboard, 1280],
]) {
  test(`a complaint is filed and tracked inside a portal by ${name} at ${width} px`, async ({ page, portal, home, request }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${portal.origin}/index.html`);
    const main = 'qingyu-feedback';
    const guest = await Guest.in(page, { widget: main, hand, each: async () => fits(page, await framed(page, main), main) });
    await guest.arrived(zh.start, { focused: false });
    await picture(page, `portal-${width}`);
    await guest.chooseKind('complaint');
    await guest.chooseUnit('complaint');
    await guest.tell('complaint', COMPLAINT);
    await axe(guest.frame);
    await guest.stayAnonymous();
    const { number, code } = await guest.send();
    await picture(page, `portal-receipt-${width}`);
    await axe(page);
    await axe(guest.frame);
    const filed = await (await request.get(`${home}/api/v1/case`, { headers: { 'Query-Code': code } })).json();
    expect(filed).toMatchObject({ number, unit: 'demo-1' });

    const tracker = await Guest.in(page, { widget: '[data-qingyu]', hand });
    await tracker.arrived(zh.track, { focused: false });
    await tracker.track(code);
    await tracker.seesCase(number);
    await fits(page, tracker.frame, '[data-qingyu]');
    await axe(page);
    await axe(tracker.frame);
    expect(await page.context().cookies(), 'no cookie anywhere').toEqual([]);
  });
}

test('a frame has its height after three messages at most, and keeps it', async ({ page, portal }) => {
  await page.goto(portal.put('heights', host(WIDGET)));
  const guest = await Guest.in(page);
  const said = () => page.evaluate(() => heard.filter(([name]) => name === 'resize').map(([, { height }]) => height));
  let before = 0;
  const rests = async () => {
    await fits(page, guest.frame);
    await paints(page);
    await fits(page, guest.frame);
    const all = await said();
    const mine = all.slice(before);
    before = all.length;
    return mine;
  };
  // After one change of what is shown.
  const settled = async (where) => {
    const mine = await rests();
    expect(mine.length, `${where}: ${mine}`).toBeLessThanOrEqual(3);
    expect(new Set(mine).size, `${where} goes to and fro: ${mine}`).toBe(mine.length);
  };
  await settled('start');
  await guest.chooseKind('praise');
  await settled('about');
  await guest.pickUnit('示例派出所二');
  await rests();
  await guest.next();
  await settled('details');
  await guest.next();
  await settled('errors');
  await guest.field(zh.text.praise).fill(PRAISE);
  await rests();
  await guest.next();
  await settled('contact');
  await page.setViewportSize({ width: 400, height: 700 });
  await settled('narrow');
  await guest.stayAnonymous();
  await settled('check');
  await guest.send();
  await settled('receipt');
  await page.setViewportSize({ width: 1100, height: 700 });
  await settled('wide');
});

test('a change of up to two pixels is no message', async ({ page, portal }) => {
  await page.goto(portal.put('tolerance', host(WIDGET)));
  const frame = await framed(page);
  await fits(page, frame);
  const count = () => page.evaluate(() => heard.length);
  await frame.evaluate(() => document.body.append(Object.assign(document.createElement('div'), { id: 'more' })));
  const grow = (by) => frame.evaluate((by) => document.getElementById('more').style.setProperty('height', `${by}px`), by);
  const before = await count();
  await grow(2);
  await paints(page);
  expect(await count()).toBe(before);
  await grow(30);
  await expect.poll(count).toBe(before + 1);
});

test('the old portal with hostile style shows every widget whole and readable', async ({ page, portal }) => {
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${portal.origin}/hostile.html`);
    for (const widget of ['#rtl', '#dark']) {
      await page.locator(widget).scrollIntoViewIfNeeded();
      const frame = await framed(page, widget);
      await fits(page, frame, widget);
      const sizes = await page.locator(`${widget} iframe`).evaluate((one) => ({
        inner: one.offsetWidth,
        outer: one.getRootNode().host.offsetWidth,
        border: getComputedStyle(one).borderTopWidth,
      }));
      expect(sizes.inner).toBe(sizes.outer);
      expect(sizes.border).toBe('0px');
      expect(await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'not sideways').toBeLessThanOrEqual(0);
      expect(await frame.evaluate(() => getComputedStyle(document.body).fontSize), 'our size of text').toBe('17px');
      // axe takes what is transparent for white: it is shown what the portal has under the frame.
      await frame.evaluate((ground) => document.documentElement.style.setProperty('background', ground), widget === '#dark' ? '#10233a' : '#fbf9f4');
      await axe(frame);
    }
    const dark = await framed(page, '#dark');
    expect(await dark.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
    expect(await dark.evaluate(() => getComputedStyle(document.body).backgroundColor), 'the ground shows through').toBe('rgba(0, 0, 0, 0)');
    await picture(page, `portal-hostile-${width}`);
  }
});

test('in a box that cuts off what it cannot hold the frame scrolls inside', async ({ page, portal }) => {
  await page.goto(`${portal.origin}/hostile.html`);
  await page.locator('#cut').scrollIntoViewIfNeeded();
  // By keyboard: Playwright misses its targets in a frame of a page with CSS zoom.
  const guest = await Guest.in(page, { widget: '#cut', hand: Keyboard });
  const bottoms = () =>
    page.locator('#cut').evaluate((one) => {
      const frame = one.shadowRoot.querySelector('iframe').getBoundingClientRect().bottom;
      return frame - one.parentElement.getBoundingClientRect().bottom;
    });
  await expect.poll(bottoms).toBeLessThanOrEqual(1);
  await expect.poll(() => guest.frame.evaluate(() => document.documentElement.scrollHeight > innerHeight)).toBe(true);
  await guest.next();
  await guest.arrived(zh.about);
  await guest.next();
  await guest.arrived(zh.details.praise);
  await guest.next();
  await expect(guest.alert()).toBeFocused();
  expect(await bottoms(), 'still inside').toBeLessThanOrEqual(1);
});

test('headings and the error summary come into view in the page around', async ({ page, portal }) => {
  await page.setViewportSize({ width: 375, height: 600 });
  const tall = '<style>.tall{height:900px}.bar{position:sticky;top:0;z-index:1;height:60px;margin:0;background:#fff}</style>';
  await page.goto(portal.put('scroll', host(WIDGET, { head: tall, before: '<p class="bar">门户的页眉</p><p class="tall">上</p>', after: '<p class="tall">下</p>' }), () => ''));
  await page.locator('#w').scrollIntoViewIfNeeded();
  const guest = await Guest.in(page);
  const isInView = (locator) =>
    expect
      .poll(async () => {
        const box = await locator.boundingBox();
        return box !== null && box.y >= 60 && box.y < 560;
      }, 'in view, and not under what sticks to the top')
      .toBe(true);
  await guest.chooseKind('complaint');
  await isInView(guest.heading(zh.about));
  await guest.next();
  await isInView(guest.heading(zh.details.complaint));
  await guest.next();
  await expect(guest.alert()).toBeFocused();
  await isInView(guest.alert());
});

test('several widgets stand beside each other, each with its own case', async ({ page, portal }) => {
  const widgets = '<qingyu-feedback id="a" kind="praise"></qingyu-feedback><qingyu-feedback id="b" view="track"></qingyu-feedback>';
  await page.goto(portal.put('several', host(widgets)));
  const one = await Guest.in(page, { widget: '#a' });
  const other = await Guest.in(page, { widget: '#b' });
  await one.next();
  await one.arrived(zh.about);
  await expect(other.heading(zh.track)).toBeVisible();
  await other.track('123');
  await expect(other.alert()).toBeVisible();
  await expect(one.heading(zh.about)).toBeVisible();
  const targets = await page.evaluate(() => heard.filter(([name]) => name === 'ready').map(([, , id]) => id));
  expect(targets.sort()).toEqual(['a', 'b']);
});

test('a frame without the loader works in a CMS that forbids scripts', async ({ page, portal }) => {
  await page.goto(`${portal.origin}/plain.html`);
  const frame = await (await page.locator('iframe').elementHandle()).contentFrame();
  await expect(frame.getByRole('heading', { level: 1, name: zh.start })).toBeVisible();
  await expect(frame.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await expect(frame.getByRole('contentinfo')).toBeHidden();
  await frame.getByRole('link', { name: 'English' }).click();
  await expect(frame.getByRole('heading', { level: 1, name: 'What would you like to tell us?' })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  // The new page's style may still be on its way.
  await expect(frame.locator('body'), 'light stays').toHaveCSS('background-color', 'rgb(255, 255, 255)');
  await axe(page);
  await axe(frame);
});

test('the widget covers nothing of the page around it', async ({ page, portal }) => {
  const links = '<p><a id="up" href="#x">上</a></p>';
  await page.goto(portal.put('covered', host(WIDGET, { before: links, after: links.replace('up', 'down') })));
  await framed(page);
  for (const id of ['#up', '#down']) expect(await page.locator(id).evaluate(isOnTop), id).toBe(true);
  const { given } = await heights(page, await framed(page));
  expect(given).toBeGreaterThan(300);
});

test('when the app does not come, the plain pages file and find a case in the same frame', async ({ page, portal, watch }) => {
  watch.expect(/ERR_FAILED/);
  await page.route('**/*.wasm', (route) => route.abort());
  await page.goto(portal.put('plain-way', host(WIDGET)));
  const guest = await Guest.in(page);
  const at = (name) => guest.arrived(name, { focused: false });
  await guest.frame.getByRole('link', { name: zh.simple }).click();
  await at(zh.start);
  await guest.radio(zh.kind.complaint).check();
  await guest.next();
  await at(zh.details.complaint);
  await guest.field(zh.text.complaint).fill(COMPLAINT);
  await guest.next();
  await at(zh.check);
  await guest.hand.press(guest.button(zh.send));
  await at(zh.receipt);
  const { code, number } = await guest.readReceipt();
  await fits(page, guest.frame);
  await expect(guest.frame.getByRole('link', { name: /在完整窗口查看进度/ })).toHaveAttribute('href', `/case#${code}`);
  await axe(guest.frame);
  await page.locator('#w').evaluate((one) => one.setAttribute('view', 'track'));
  await at(zh.track);
  expect(number).toMatch(/^\d{8}-\d{6}$/);
});
