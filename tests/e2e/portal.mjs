// A made-up municipal portal on an origin of its own, and a citizen in the frame that it shows.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Mouse } from './hand.mjs';
import { Server } from './server.mjs';
import { Citizen } from './steps.mjs';
import { expect, test as base } from './test.mjs';

export { expect };

const PAGES = fileURLToPath(new URL('../../docs/portal/', import.meta.url));
const WRITTEN = /https:\/\/qingyu\.example\.gov\.cn/g;
const TYPES = { '.html': 'text/html; charset=utf-8', '.css': 'text/css', '.js': 'text/javascript' };

/** The policy of a strict portal: what docs/EMBEDDING.md says it needs, and nothing else. */
const strict = (home) =>
  `default-src 'none'; script-src 'self' ${home}; frame-src ${home} tel: sms:; style-src 'self'; img-src 'self' data:; base-uri 'none'; object-src 'none'`;

/** A web server for the pages of docs/portal and for pages that a test puts there. */
export class Portal {
  pages = new Map();

  async start() {
    this.server = createServer((request, answer) => this.answer(request, answer));
    await new Promise((done) => this.server.listen(0, 'localhost', done));
    this.origin = `http://localhost:${this.server.address().port}`;
    return this;
  }

  /** Says where our server is, whose address stands in the pages. */
  shows(home) {
    this.home = home;
  }

  put(name, body, policy = strict) {
    this.pages.set(`/${name}`, { body, policy });
    return `${this.origin}/${name}`;
  }

  async answer(request, answer) {
    const { pathname } = new URL(request.url, this.origin);
    const page = this.pages.get(pathname) ?? (await stored(pathname));
    if (!page) return answer.writeHead(404).end();
    const type = TYPES[path.extname(pathname)] ?? TYPES['.html'];
    const headers = { 'content-type': type };
    const policy = (page.policy ?? strict)(this.home);
    if (type === TYPES['.html'] && policy) headers['content-security-policy'] = policy;
    return answer.writeHead(200, headers).end(String(page.body).replace(WRITTEN, this.home));
  }

  async end() {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }
}

async function stored(pathname) {
  const file = path.join(PAGES, path.basename(pathname));
  return readFile(file, 'utf8').then((body) => ({ body }), () => undefined);
}

/** A page with one widget; `inside` is its fallback content. */
export const page = (widget, { head = '', before = '', after = '' } = {}) => `<!DOCTYPE html><html lang="zh-CN"><head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>门户</title><link rel="icon" href="data:,">
<script src="https://qingyu.example.gov.cn/embed/v1.js" async></script><script src="/watch.js"></script>${head}</head>
<body><main><h1>公安评议</h1>${before}${widget}${after}</main></body></html>`;

/** Notes every event of every widget, in order. */
const WATCH = `window.heard = [];
for (const name of ['ready', 'step', 'resize', 'error'])
  addEventListener('qingyu:' + name, (e) => heard.push([name, e.detail, e.target.id]));`;

export const FALLBACK = '<p id="instead">请拨打 <a href="tel:12345">12345</a></p>';
export const WIDGET = `<qingyu-feedback id="w">${FALLBACK}</qingyu-feedback>`;

export const test = base.extend({
  /** Our server and a portal on its list, for all tests of a worker. */
  house: [
    async ({}, use) => {
      const portal = await new Portal().start();
      const server = await new Server({ QINGYU_PORTALS: portal.origin }).start();
      portal.shows(server.url);
      portal.put('watch.js', WATCH);
      await use({ portal, server });
      expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
      await portal.end();
    },
    { scope: 'worker' },
  ],

  portal: async ({ house, watch }, use) => {
    watch.hosts.push('localhost');
    await use(house.portal);
  },

  home: async ({ house }, use) => use(house.server.url),
});

/** The frame of a widget, once the widget shows it. */
export async function framed(page, widget = '#w') {
  const element = page.locator(`${widget} iframe`);
  await expect(element).toBeVisible();
  const frame = await (await element.elementHandle()).contentFrame();
  return frame;
}

/** The frame as a page: what a citizen needs of one. */
const asPage = (page, frame) =>
  new Proxy(frame, {
    get(target, name) {
      if (name === 'keyboard') return page.keyboard;
      const value = target[name];
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });

/** A citizen who never leaves the portal's page. */
export class Guest extends Citizen {
  static async in(page, { widget = '#w', hand = Mouse, ...rest } = {}) {
    const frame = await framed(page, widget);
    const inner = asPage(page, frame);
    const guest = new Guest(inner, { hand: new hand(inner), ...rest });
    return Object.assign(guest, { outer: page, widget, frame });
  }

  async arrived(name, { focused = true } = {}) {
    const heading = this.heading(name);
    await expect(heading).toBeVisible();
    if (focused) await expect(heading).toBeFocused();
    await expect.poll(() => this.frame.title()).toMatch(/\S/);
    await this.each(await heading.innerText());
  }
}

/** The height that the host gives, and the height that the page in the frame has. */
export async function heights(page, frame, widget = '#w') {
  const given = await page.locator(`${widget} iframe`).evaluate((one) => one.offsetHeight);
  const needed = await frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  return { given, needed };
}

/** The frame is as high as its page, to two pixels. */
export async function fits(page, frame, widget = '#w') {
  await expect
    .poll(async () => {
      const { given, needed } = await heights(page, frame, widget);
      return Math.abs(given - needed);
    }, 'the frame is as high as its page')
    .toBeLessThanOrEqual(2);
}

/** Lets a page paint some times: what would go on by itself has gone on. */
export const paints = (page, times = 40) =>
  page.evaluate(async (left) => {
    for (; left > 0; left -= 1) await new Promise((done) => requestAnimationFrame(done));
  }, times);
