// The loader on the portal's page: attributes, events, fallback, and what happens when something does not come.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { axe } from './axe.mjs';
import { zh } from './names.mjs';
import { FALLBACK, Guest, Portal, WIDGET, expect, fits, framed, page as host, paints, test } from './portal.mjs';
import { SITE } from './server.mjs';
import { COMPLAINT } from './steps.mjs';

const address = (page, widget = '#w') => page.locator(`${widget} iframe`).evaluate((one) => one.src.replace(/^.*?:\d+/, ''));
const heard = (page, name) => page.evaluate((name) => window.heard.filter(([one]) => one === name).map(([, detail]) => detail), name);

/** The fallback is there, can be pressed, and nothing lies over it or anywhere else. */
async function fellBack(page) {
  await expect(page.locator('#instead')).toBeVisible();
  const call = page.locator('#instead a');
  const isOnTop = (one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === one;
  };
  expect(await call.evaluate(isOnTop), 'nothing lies over it').toBe(true);
  const over = await page.evaluate(() =>
    [...document.querySelectorAll('qingyu-feedback')].flatMap((one) =>
      [...(one.shadowRoot?.querySelectorAll('iframe') ?? [])].map((frame) => frame.getBoundingClientRect().height)));
  expect(over.every((height) => height === 0), 'no frame has a height').toBe(true);
  await axe(page);
}

test('the loader is small and depends on nothing', () => {
  const bytes = readFileSync(path.join(SITE, 'embed/v1.js'));
  expect(bytes.length).toBeLessThanOrEqual(5 * 1024);
  expect(bytes.toString()).not.toMatch(/\bimport\b|require\(|XMLHttpRequest|fetch\(|cookie|localStorage|sendBeacon/);
});

test('attributes name the page, and changing one changes the frame', async ({ page, portal }) => {
  const widgets = `${WIDGET}
    <qingyu-feedback id="t" view="track" lang="en"></qingyu-feedback>
    <qingyu-feedback id="r" view="rate" unit="demo-1" window="demo-1-hukou"></qingyu-feedback>
    <div id="o" data-qingyu data-view="open" data-elder></div>
    <qingyu-feedback id="odd" view="constructor" kind="complaint" elder="0" unit="a&amp;b=c"></qingyu-feedback>`;
  await page.goto(portal.put('attributes', host(widgets)));
  await framed(page);
  const list = ['#w', '#t', '#r', '#o', '#odd'].map((one) => address(page, one));
  expect(await Promise.all(list)).toEqual([
    '/?embed=1',
    '/track?embed=1&lang=en',
    '/rate?embed=1&unit=demo-1&window=demo-1-hukou',
    '/open?embed=1&elder=1',
    '/?embed=1&unit=a%26b%3Dc&kind=complaint',
  ]);
  const set = (name, value) => page.locator('#w').evaluate((one, [name, value]) => one.setAttribute(name, value), [name, value]);
  const guest = await Guest.in(page);
  await set('view', 'track');
  await expect(guest.heading(zh.track)).toBeVisible();
  await set('lang', 'en');
  await expect(guest.heading('Follow your case')).toBeVisible();
  await fits(page, guest.frame);
  expect(await page.locator('#w iframe').getAttribute('title')).toBe('Your word on the police, answered');
});

test('a toolbar of the portal reaches the frame by attributes, and nothing typed is lost', async ({ page, portal }) => {
  await page.goto(portal.put('toolbar', host(WIDGET)));
  const guest = await Guest.in(page);
  await guest.chooseKind('complaint');
  await guest.chooseUnit('complaint');
  await guest.field(zh.text.complaint).fill('刚写了一半');
  const root = guest.frame.locator('html');
  await page.locator('#w').evaluate((one) => one.setAttribute('elder', ''));
  await expect(root).toHaveAttribute('data-elder', /.*/);
  await page.locator('#w').evaluate((one) => one.setAttribute('theme', 'dark'));
  await expect.poll(() => root.evaluate((one) => getComputedStyle(one).colorScheme)).toBe('dark');
  await page.locator('#w').evaluate((one) => one.removeAttribute('elder'));
  await expect(root).not.toHaveAttribute('data-elder', /.*/);
  await expect(guest.field(zh.text.complaint)).toHaveValue('刚写了一半');
  await fits(page, guest.frame);
});

test('the script may stand in the head before the body, twice, and find what comes later', async ({ page, portal }) => {
  const script = '<script src="https://qingyu.example.gov.cn/embed/v1.js"></script>';
  const body = host(WIDGET, { head: script.repeat(2) }).replace(' async', '');
  await page.goto(portal.put('twice', body));
  await framed(page);
  expect(await page.locator('iframe').count()).toBe(1);
  await page.evaluate(() => document.querySelector('h1').insertAdjacentHTML('afterend', '<a id="link" data-qingyu href="/x">评议</a>'));
  await page.evaluate(() => {
    const late = Object.assign(document.createElement('div'), { id: 'late' });
    late.setAttribute('data-qingyu', '');
    // What cannot hold a frame stays what it is, and keeps none of the others from getting theirs.
    document.querySelector('main').append(late);
  });
  await page.locator('#late').scrollIntoViewIfNeeded();
  await framed(page, '#late');
  await expect(page.locator('#link')).toHaveText('评议');
});

test('the frame is sandboxed to the letter, and speaks with nobody else', async ({ page, portal, home }) => {
  const asked = new Set();
  page.on('request', (request) => asked.add(new URL(request.url()).origin));
  await page.goto(portal.put('sandbox', host(WIDGET)));
  const guest = await Guest.in(page);
  const attributes = await page.locator('#w iframe').evaluate((one) => [one.getAttribute('sandbox'), one.allow, one.loading]);
  expect(attributes).toEqual([
    'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals',
    'clipboard-write',
    'lazy',
  ]);
  await guest.chooseKind('complaint');
  expect([...asked].filter((origin) => origin !== 'null').sort()).toEqual([home, portal.origin].sort());
  expect(await page.context().cookies()).toEqual([]);
  const desk = await page.request.get(`${home}/desk/?embed=1`, { headers: { referer: portal.origin } });
  expect(desk.headers()['content-security-policy'], 'the desk is in nobody\'s frame').toContain("frame-ancestors 'none'");
});

test('events hold no number, kind, text or contact, and the end comes a minute late', async ({ page, portal }) => {
  await page.clock.install();
  await page.goto(portal.put('events', host(WIDGET.replace('id=', 'steps id='))));
  const guest = await Guest.in(page);
  await guest.chooseKind('complaint');
  await guest.chooseUnit('complaint');
  await guest.tell('complaint', COMPLAINT);
  await guest.stayAnonymous();
  const { code, number } = await guest.send();
  await fits(page, guest.frame);
  await page.clock.fastForward('00:59');
  await paints(page);
  expect(await heard(page, 'step')).toEqual([{ step: 'start' }, { step: 'form' }]);
  await page.clock.fastForward('01:02');
  await expect.poll(() => heard(page, 'step')).toEqual([{ step: 'start' }, { step: 'form' }, { step: 'end' }]);
  const all = await page.evaluate(() => window.heard);
  for (const [name, detail] of all) expect(Object.keys(detail).join(), name).toMatch(/^(step|height|)$/);
  for (const word of [code, number, 'complaint', COMPLAINT]) expect(JSON.stringify(all)).not.toContain(word);
});

test('without being switched on there are no steps', async ({ page, portal }) => {
  await page.clock.install();
  await page.goto(portal.put('quiet', host(WIDGET)));
  const guest = await Guest.in(page);
  await guest.chooseKind('praise');
  await page.clock.fastForward('03:00');
  await paints(page);
  expect(await heard(page, 'step')).toEqual([]);
  expect(await heard(page, 'ready')).toHaveLength(1);
});

test('a host that is not on the list is refused, and its fallback stays', async ({ page, portal, home, watch }) => {
  watch.expect(/frame-ancestors|target origin provided|chrome-error/);
  const stranger = await new Portal().start();
  stranger.shows(home);
  stranger.put('watch.js', 'window.heard = []; addEventListener("qingyu:error", (e) => heard.push(["error", e.detail]));');
  await page.clock.install();
  await page.goto(stranger.put('refused', host(WIDGET)));
  await expect.poll(() => page.frames().length).toBe(2);
  await page.clock.fastForward(10_100);
  await expect.poll(() => heard(page, 'error')).toEqual([{ reason: 'silent' }]);
  await fellBack(page);
  expect(portal.origin).not.toBe(stranger.origin);
  await stranger.end();
});

test('a loader that is blocked or slow leaves the fallback as it is', async ({ page, portal, watch }) => {
  watch.expect(/ERR_FAILED|violates the following Content Security Policy|ERR_BLOCKED_BY_CSP/);
  await page.route('**/embed/v1.js', (route) => route.abort());
  await page.goto(portal.put('blocked', host(WIDGET)));
  await fellBack(page);
  await page.unroute('**/embed/v1.js');
  let release;
  const held = new Promise((done) => (release = done));
  await page.route('**/embed/v1.js', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(portal.put('slow', host(WIDGET)), { waitUntil: 'domcontentloaded' });
  await fellBack(page);
  release();
  await framed(page);
  await expect(page.locator('#instead')).toBeHidden();
});

test('a frame that does not come leaves the fallback, and one that comes late replaces it', async ({ page, portal, home }) => {
  await page.clock.install();
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(`${home}/?embed=1`, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto(portal.put('late', host(WIDGET)), { waitUntil: 'domcontentloaded' });
  await expect.poll(() => page.frames().length).toBe(2);
  await fellBack(page);
  await page.clock.fastForward(10_100);
  await expect.poll(() => heard(page, 'error')).toHaveLength(1);
  await fellBack(page);
  release();
  const frame = await framed(page);
  await expect(page.locator('#instead')).toBeHidden();
  await fits(page, frame);
});

test('a server that goes down under the frame brings the fallback back within ten seconds', async ({ page, portal, home, watch }) => {
  watch.expect(/ERR_FAILED|target origin provided|chrome-error/);
  await page.clock.install();
  await page.goto(portal.put('down', host(WIDGET)));
  const guest = await Guest.in(page);
  await page.route(`${home}/**`, (route) => route.abort());
  await guest.link('English').click();
  await expect.poll(() => guest.frame.url()).toMatch(/chrome-error|lang=en/);
  await page.clock.fastForward(10_100);
  await expect.poll(() => heard(page, 'error')).toEqual([{ reason: 'silent' }]);
  await fellBack(page);
});

test('without fallback content of the portal there are the numbers to call', async ({ page, portal, home, watch }) => {
  watch.expect(/ERR_FAILED|target origin provided|chrome-error/);
  await page.route(`${home}/?embed=1`, (route) => route.abort());
  await page.goto(portal.put('bare', host(WIDGET.replace(FALLBACK, ''))), { waitUntil: 'domcontentloaded' });
  for (const number of ['110', '12389', '12345']) await expect(page.getByRole('link', { name: number, exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: '群众评议与投诉办理' })).toBeVisible();
});
