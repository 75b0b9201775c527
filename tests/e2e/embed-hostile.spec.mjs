// Messages that are not what they should be, to the frame and to the portal's page: nothing happens.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { zh } from './names.mjs';
import { Portal, WIDGET, expect, framed, page as host, paints, test } from './portal.mjs';
import { SITE } from './server.mjs';

/** Everything but a greeting: name, what is said, how many ports come along. */
const NO_GREETINGS = [
  ['null', 'null', 1],
  ['a word', '"qingyu"', 1],
  ['a number', '1', 1],
  ['true', 'true', 1],
  ['a list', '[1]', 1],
  ['a list with a greeting', '[{"qingyu":1}]', 1],
  ['an empty object', '{}', 1],
  ['another version', '{"qingyu":2}', 1],
  ['a version as a word', '{"qingyu":"1"}', 1],
  ['a version as true', '{"qingyu":true}', 1],
  ['a greeting as text', '"{\\"qingyu\\":1}"', 1],
  ['a greeting inside', '{"data":{"qingyu":1}}', 1],
  ['no port', '{"qingyu":1,"look":{"type":"look","theme":"dark"}}', 0],
  ['two ports', '{"qingyu":1}', 2],
];

/** What a portal gone mad says over the port that it was given. */
const NO_WISHES = [
  'null',
  '"look"',
  '[{"type":"look","theme":"dark"}]',
  '{"type":"eval","code":"document.body.remove()"}',
  '{"type":"height","height":5}',
  '{"type":"cut","cut":"yes"}',
  '{"type":"look","theme":"<script>","steps":"yes","elder":"yes"}',
  '{"type":"look","theme":"light","colours":"#000000"}',
  '{"type":"look","theme":"light","colours":["#000000"]}',
  '{"type":"look","theme":"light","colours":{"ink":{"toString":"#fff"}}}',
  '{"type":"look","theme":"light","colours":{"danger":"#ffffff","__proto__":{"ink":"#ffffff"}}}',
  '{"type":"look","theme":"light","colours":{"ink":"#fff;}body{display:none"}}',
  '{"type":"look","theme":"light","colours":{"ink":"url(https://evil.example/x)"}}',
  '{"type":"look","theme":"light","colours":{"ink":"var(--ground)"}}',
  '{"type":"look","theme":"light","colours":{"radius":"99px"}}',
  `{"type":"look","theme":"light","colours":{"ink":"${'a'.repeat(10_000)}"}}`,
  '{"type":"look","theme":"light","ground":{"a":1}}',
];

const PLAIN = '<iframe id="f" src="https://qingyu.example.gov.cn/?embed=1" title="frame"></iframe>';

/** Greets as the loader would, and hands back the first height, if any comes. */
const greet = (page, home) =>
  page.evaluate(
    (home) =>
      new Promise((done) => {
        const { port1, port2 } = new MessageChannel();
        window.port = port1;
        window.news = [];
        port1.onmessage = ({ data }) => {
          news.push(data);
          done(data);
        };
        document.getElementById('f').contentWindow.postMessage({ qingyu: 1, look: { type: 'look', theme: 'light' } }, home, [port2]);
      }),
    home,
  );

const colours = (frame) =>
  frame.evaluate(() => {
    const style = getComputedStyle(document.documentElement);
    return ['--ink', '--ground', '--danger', '--radius'].map((name) => style.getPropertyValue(name).trim()).concat(style.colorScheme);
  });

test('a frame takes no greeting but the one of its own portal', async ({ page, portal, home }) => {
  await page.goto(portal.put('greetings', host(PLAIN), () => ''));
  const frame = page.frame({ url: /embed=1/ });
  await frame.waitForFunction(() => window.qingyu?.app);
  const answers = await page.evaluate(
    async ([kinds, home]) => {
      const heard = [];
      const target = document.getElementById('f').contentWindow;
      for (const [name, text, ports] of kinds) {
        const channels = Array.from({ length: ports }, () => new MessageChannel());
        for (const { port1 } of channels) port1.onmessage = () => heard.push(name);
        target.postMessage(JSON.parse(text), home, channels.map(({ port2 }) => port2));
      }
      // A neighbour with the portal's own origin is still not the page around.
      const neighbour = document.body.appendChild(document.createElement('iframe'));
      neighbour.contentWindow.eval(`
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => parent.fromNeighbour = true;
        parent.document.getElementById('f').contentWindow.postMessage({ qingyu: 1 }, '${home}', [port2]);`);
      return heard.concat(window.fromNeighbour ? ['a neighbour'] : []);
    },
    [NO_GREETINGS, home],
  );
  expect(answers).toEqual([]);
  // The frame itself greets itself.
  await frame.evaluate(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (window.own = true);
    window.postMessage({ qingyu: 1 }, location.origin, [port2]);
  });
  await paints(page, 5);
  expect(await frame.evaluate(() => window.own)).toBeUndefined();
  expect(await greet(page, home), 'the first one that is right is taken').toMatchObject({ type: 'height' });
  const again = await page.evaluate(async (home) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => (window.second = true);
    document.getElementById('f').contentWindow.postMessage({ qingyu: 1 }, home, [port2]);
    for (let n = 0; n < 10; n += 1) await new Promise((done) => requestAnimationFrame(done));
    return window.second;
  }, home);
  expect(again, 'a second one is not').toBeUndefined();
});

test('a frame speaks to no page that is not on the list, even where its policy was lost', async ({ page, portal, home }) => {
  const stranger = await new Portal().start();
  stranger.shows(home);
  stranger.put('watch.js', '');
  await page.route(`${home}/?embed=1`, async (route) => {
    const response = await route.fetch();
    const headers = { ...response.headers(), 'content-security-policy': "script-src 'self' 'wasm-unsafe-eval'" };
    await route.fulfill({ response, headers });
  });
  await page.goto(stranger.put('lost', host(PLAIN), () => ''));
  const frame = page.frame({ url: /embed=1/ });
  await frame.waitForFunction(() => window.qingyu?.app);
  const heard = await Promise.race([greet(page, home), paints(page, 30).then(() => 'silence')]);
  expect(heard).toBe('silence');
  expect(portal.origin).not.toBe(stranger.origin);
  await stranger.end();
});

test('a frame does nothing that the port has no business to ask', async ({ page, portal, home, watch }) => {
  watch.expect(/^qingyu: --qingyu-/);
  await page.goto(portal.put('wishes', host(PLAIN), () => ''));
  const frame = page.frame({ url: /embed=1/ });
  await frame.waitForFunction(() => window.qingyu?.app);
  await greet(page, home);
  const before = await colours(frame);
  for (const wish of NO_WISHES) {
    await page.evaluate((text) => window.port.postMessage(JSON.parse(text)), wish);
    await paints(frame, 2);
    expect(await colours(frame), wish.slice(0, 80)).toEqual(before);
  }
  await expect(frame.getByRole('heading', { level: 1, name: zh.start })).toBeVisible();
  await expect(frame.locator('html')).not.toHaveAttribute('data-elder', /.*/);
  // The port works all the same.
  await page.evaluate(() => window.port.postMessage({ type: 'look', theme: 'dark' }));
  await expect.poll(async () => (await colours(frame)).at(-1)).toBe('dark');
  await page.evaluate(() => window.port.postMessage({ type: 'look', elder: true }));
  await expect(frame.locator('html'), 'a toolbar of the portal').toHaveAttribute('data-elder', /.*/);
});

/** A page of ours gone mad: it says all this over the port and to whoever listens, and then one thing that is right. */
const mad = (said) => `<!DOCTYPE html><title>mad</title><script>
addEventListener('message', ({ ports: [port] }) => {
  for (const text of ${JSON.stringify(said)}) {
    const message = eval('(' + text + ')');
    port.postMessage(message);
    parent.postMessage(message, '*');
  }
  port.postMessage({ type: 'height', height: 321 });
});
</script>`;

const NO_NEWS = [
  'null',
  '"height"',
  '[]',
  '{ type: "height" }',
  '{ type: "height", height: NaN }',
  '{ type: "height", height: -5 }',
  '{ type: "height", height: 0 }',
  '{ type: "height", height: Infinity }',
  '{ type: "height", height: 1e7 }',
  '{ type: "height", height: "500" }',
  '{ type: "height", height: { valueOf: 5 } }',
  '{ type: "height", height: [400] }',
  '{ type: "ready" }',
  '{ type: "error", reason: "x" }',
  '{ type: "show", top: NaN, bottom: 5 }',
  '{ type: "show", top: 50, bottom: 5 }',
  '{ type: "show", top: 0, bottom: 1e9 }',
  '{ type: "step", step: "end" }',
  '{ type: "step", step: "20261129-000001" }',
  '{ type: "qingyu:ready", detail: { code: 1 } }',
  '{ type: "constructor" }',
  '{ scheme: "dark" }',
];

test('the loader does nothing for a frame gone mad', async ({ page, portal, watch }) => {
  watch.expect(/sandbox/);
  const madhouse = await new Portal().start();
  madhouse.put('embed/v1.js', readFileSync(path.join(SITE, 'embed/v1.js'), 'utf8'), () => '');
  madhouse.put('', mad(NO_NEWS), () => '');
  const body = host(WIDGET).replaceAll('https://qingyu.example.gov.cn', madhouse.origin);
  await page.goto(portal.put('mad', body, () => ''));
  await framed(page);
  await expect.poll(() => page.locator('#w iframe').evaluate((one) => one.style.height)).toBe('321px');
  await paints(page, 10);
  expect(await page.evaluate(() => heard.map(([name, detail]) => [name, detail]))).toEqual([
    ['ready', {}],
    ['resize', { height: 321 }],
  ]);
  expect(await page.evaluate(() => [scrollY, document.querySelector('#w').shadowRoot.querySelectorAll('i').length])).toEqual([0, 0]);
  await madhouse.end();
});

test('what takes the focus in the frame is named to the page around, which scrolls to it', async ({ page, portal, home, watch }) => {
  await page.goto(portal.put('focus', host(PLAIN), () => ''));
  const frame = page.frame({ url: /embed=1/ });
  await frame.waitForFunction(() => window.qingyu?.app);
  await greet(page, home);
  await frame.locator('#start-code').focus();
  const { y, height } = await frame.locator('#start-code').evaluate((one) => one.getBoundingClientRect().toJSON());
  const shown = () => page.evaluate(() => news.filter(({ type }) => type === 'show'));
  await expect.poll(shown).toEqual([{ type: 'show', top: expect.any(Number), bottom: expect.any(Number) }]);
  const [{ top, bottom }] = await shown();
  expect(bottom - top).toBeCloseTo(height);
  expect(y).toBeLessThanOrEqual(top + 1);

  watch.expect(/sandbox/);
  const other = await new Portal().start();
  other.put('embed/v1.js', readFileSync(path.join(SITE, 'embed/v1.js'), 'utf8'), () => '');
  other.put('', mad(['{ type: "height", height: 3000 }', '{ type: "show", top: 2500, bottom: 2600 }']).replace('321', '3000'), () => '');
  await page.setViewportSize({ width: 800, height: 600 });
  await page.goto(portal.put('told', host(WIDGET).replaceAll('https://qingyu.example.gov.cn', other.origin), () => ''));
  await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(1900);
  expect(await page.evaluate(() => document.documentElement.scrollHeight), 'nothing is left behind').toBeLessThan(3300);
  await other.end();
});
