// What the server says about its pages: policy, caches, bytes.
import { fileCase, makeCode } from './api.mjs';
import { adopted } from './steps.mjs';
import { expect, test } from './test.mjs';

const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "connect-src 'self'",
  "font-src 'self'",
  "manifest-src 'self'",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "object-src 'none'",
  "frame-ancestors 'none'",
];
const CLOSED = ['camera', 'microphone', 'geolocation', 'display-capture', 'payment', 'usb', 'midi'];
const ROUTES = ['/', '/submit/about', '/submit/details', '/submit/contact', '/submit/check', '/receipt', '/track', '/case'];
const PAGES = [...ROUTES, '/rate', '/open', '/privacy', '/accessibility', '/lite'];

/** The start page with everything it loads. */
async function atRest(page) {
  const wasm = page.waitForResponse('**/*.wasm');
  await page.goto('/', { waitUntil: 'networkidle' });
  await (await wasm).finished();
}

for (const path of PAGES) {
  test(`${path} is a page with the policy and without a cookie`, async ({ request }) => {
    const answer = await request.get(path);
    const headers = answer.headers();
    expect(answer.status()).toBe(200);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy'].split('; ').map((part) => part.replace(/;$/, ''))).toEqual(POLICY);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['referrer-policy']).toBe('same-origin');
    expect(headers['cross-origin-opener-policy']).toBe('same-origin');
    const granted = headers['permissions-policy'].split(', ');
    for (const name of CLOSED) expect(granted).toContain(`${name}=()`);
    expect(granted.filter((one) => !one.endsWith('=()')), 'nothing else is open').toEqual(['fullscreen=(self)']);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['server']).toBeUndefined();
    expect(headers['strict-transport-security'], 'HSTS is for TLS only').toBeUndefined();
  });
}

test('a worker has the policy that it fetches under, and parts of a page the shortest', async ({ request, page }) => {
  const policy = async (path) => (await request.get(path)).headers()['content-security-policy'];
  expect(await policy('/desk/worker.js')).toContain("connect-src 'self'");
  await page.goto('/');
  const parts = await page.evaluate(() => [...document.querySelectorAll('link[rel=stylesheet],script[src]')].map((one) => one.href || one.src));
  expect(parts.length).toBeGreaterThan(1);
  for (const part of parts) expect(await policy(part), part).toBe("default-src 'none'; frame-ancestors 'none'");
});

test('deep links show their heading from the server', async ({ request }) => {
  for (const [path, heading] of [
    ['/submit/about', '关于哪个单位？'],
    ['/track', '查询进度'],
    ['/submit/check', '请核对'],
  ]) {
    const html = await (await request.get(path)).text();
    expect(html, path).toContain(heading);
  }
  expect(await (await request.get('/submit/about')).text()).toContain('正在载入');
  expect(await (await request.get('/?lang=en&elder=1')).text()).toMatch(/<html[^>]*lang="?en"?[^>]*data-elder/);
  expect(await (await request.get('/')).text()).toMatch(/<html[^>]*lang="?zh-CN"?(?![^>]*data-elder)/);
});

test('an unknown page is the shell with 404', async ({ request, page, watch }) => {
  const answer = await request.get('/no/such/page');
  expect(answer.status()).toBe(404);
  expect(answer.headers()['content-type']).toBe('text/html; charset=utf-8');
  expect(answer.headers()['content-security-policy']).toContain("default-src 'none'");
  watch.allow(404, '/no/such/page');
  await page.goto('/no/such/page');
  await adopted(page);
  await expect(page.locator('h1:visible')).toHaveCount(1);
  await expect(page.locator('a[href="/"]').first()).toBeVisible();
});

test('an unknown call is a problem', async ({ request }) => {
  for (const path of ['/api', '/api/v1/nothing', '/api/v2/cases', '/api/v1/case/text/more']) {
    const answer = await request.get(path);
    expect(answer.status(), path).toBe(404);
    expect(answer.headers()['content-type'], path).toMatch(/^application\/problem\+json/);
    expect(await answer.json()).toMatchObject({ status: 404, code: 'not_found', trace_id: expect.any(String) });
    expect(answer.headers()['referrer-policy']).toBe('no-referrer');
  }
});

test('nothing personal is stored on the way', async ({ request }) => {
  const { code } = await fileCase(request);
  const headers = { 'Query-Code': code };
  for (const path of ['/api/v1/case', '/api/v1/case/text']) {
    const answer = await request.get(path, { headers });
    expect(answer.status()).toBe(200);
    expect(answer.headers()['cache-control'], path).toContain('no-store');
    expect(answer.headers()['set-cookie']).toBeUndefined();
    expect(answer.headers()['x-content-type-options']).toBe('nosniff');
  }
  const unknown = await request.get('/api/v1/case', { headers: { 'Query-Code': makeCode() } });
  expect(unknown.headers()['cache-control']).toContain('no-store');
});

test('an unknown and a malformed code get the same answer', async ({ request }) => {
  const answers = [];
  for (const code of [makeCode(), '123', '1'.repeat(24)]) {
    const answer = await request.get('/api/v1/case', { headers: { 'Query-Code': code } });
    const { trace_id: traced, ...body } = await answer.json();
    const { date, 'x-request-id': id, 'content-length': length, ...headers } = answer.headers();
    expect([traced, date].every(Boolean)).toBe(true);
    answers.push({ status: answer.status(), body, headers, length, hasId: id !== undefined });
  }
  expect(answers[1]).toEqual(answers[0]);
  expect(answers[2]).toEqual(answers[0]);
});

test('hashed assets stay for ever and the pages do not', async ({ request, page }) => {
  const assets = [];
  page.on('response', (response) => assets.push(response));
  await atRest(page);
  const hashed = assets.filter((asset) => /[-.][0-9a-f]{8,}[^/]*\.(wasm|css|js)$/.test(new URL(asset.url()).pathname));
  expect(hashed.length).toBeGreaterThanOrEqual(2);
  for (const asset of hashed) expect(asset.headers()['cache-control'], asset.url()).toContain('immutable');
  expect(assets.some((asset) => asset.url().endsWith('.wasm') && asset.headers()['content-type'] === 'application/wasm')).toBe(true);
  const shell = await request.get('/');
  expect(shell.headers()['cache-control'] ?? '').not.toContain('immutable');
});

test('the start page costs at most 140 KB cold, and 14 KB before its first field works', async ({ page, context }) => {
  const network = await context.newCDPSession(page);
  await network.send('Network.enable');
  await network.send('Network.setCacheDisabled', { cacheDisabled: true });
  const loads = new Map();
  network.on('Network.responseReceived', ({ requestId, response, type }) => loads.set(requestId, { url: response.url, type }));
  network.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (loads.has(requestId)) loads.get(requestId).bytes = encodedDataLength;
  });
  await atRest(page);
  await expect.poll(() => [...loads.values()].every(({ bytes }) => bytes > 0)).toBe(true);
  const list = [...loads.values()];
  const sum = (chosen) => chosen.reduce((total, { bytes }) => total + bytes, 0);
  const said = list.map(({ url, type, bytes }) => `${bytes} ${type} ${url}`).join('\n');
  expect(list.some(({ url }) => url.endsWith('.wasm')), said).toBe(true);
  expect(sum(list), said).toBeLessThanOrEqual(140 * 1024);
  expect(sum(list.filter(({ type }) => ['Document', 'Stylesheet'].includes(type))), said).toBeLessThanOrEqual(14 * 1024);
});

test('a visitor leaves without a cookie', async ({ page, context }) => {
  await atRest(page);
  expect(await context.cookies()).toEqual([]);
});

test('a phone loads the app in the language of its page alone', async ({ request }) => {
  const program = async (path) => {
    const html = await (await request.get(path)).text();
    return (await request.get(/data-wasm="([^"]+)"/.exec(html)[1])).body();
  };
  const [zh, en] = [await program('/'), await program('/?lang=en')];
  for (const [words, mine, other] of [
    ['请核对', zh, en],
    ['Please check', en, zh],
  ]) {
    expect(mine.includes(words), words).toBe(true);
    expect(other.includes(words), words).toBe(false);
  }
});
