// The same portal in Firefox: small, but real. axe looks at it in Chromium only: under load it ends this Firefox's process.
import { launch } from './fox.mjs';
import { Keyboard, Mouse } from './hand.mjs';
import { zh } from './names.mjs';
import { Guest, WIDGET, expect, fits, framed, page as host, test as base } from './portal.mjs';
import { COMPLAINT } from './steps.mjs';

const test = base.extend({
  fox: [
    async ({}, use) => {
      const browser = await launch();
      await use(browser);
      await browser.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  /** Opens a page in Firefox at a width. */
  tab: async ({ fox }, use) => {
    const contexts = [];
    await use(async (width) => {
      const context = await fox.newContext({ viewport: { width, height: 900 } });
      contexts.push(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },
});

for (const [name, hand, width] of [
  ['mouse', Mouse, 1280],
  ['keyboard', Keyboard, 375],
]) {
  test(`Firefox files and tracks inside a portal by ${name} at ${width} px`, async ({ tab, portal }) => {
    const page = await tab(width);
    await page.goto(`${portal.origin}/index.html`);
    const main = 'qingyu-feedback';
    const guest = await Guest.in(page, { widget: main, hand, each: async () => fits(page, await framed(page, main), main) });
    await guest.arrived(zh.start, { focused: false });
    await guest.chooseKind('complaint');
    await guest.chooseUnit('complaint');
    await guest.tell('complaint', COMPLAINT);
    await guest.stayAnonymous();
    const { number, code } = await guest.send();
    await page.locator('[data-qingyu]').scrollIntoViewIfNeeded();
    const tracker = await Guest.in(page, { widget: '[data-qingyu]', hand });
    await tracker.track(code);
    await tracker.seesCase(number);
    await fits(page, tracker.frame, '[data-qingyu]');
  });
}

test('Firefox keeps the height of a frame, takes the ground and refuses what cannot be read', async ({ tab, portal }) => {
  const page = await tab(1280);
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  const css = '<style>body{background:#10233a;color:#fff}#w{--qingyu-primary:#333}</style>';
  await page.goto(portal.put('fox', host(WIDGET, { head: css }), () => ''));
  const guest = await Guest.in(page);
  await fits(page, guest.frame);
  const [scheme, ground] = await guest.frame.evaluate(() => [
    getComputedStyle(document.documentElement).colorScheme,
    getComputedStyle(document.body).backgroundColor,
  ]);
  expect([scheme, ground]).toEqual(['dark', 'rgba(0, 0, 0, 0)']);
  await expect.poll(() => said.join()).toMatch(/--qingyu-primary: #333 is refused/);
  await guest.chooseKind('praise');
  await fits(page, guest.frame);
  await page.setViewportSize({ width: 500, height: 800 });
  await fits(page, guest.frame);
  const heights = await page.evaluate(() => heard.filter(([name]) => name === 'resize').length);
  expect(heights).toBeLessThanOrEqual(9);
});
