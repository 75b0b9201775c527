// Every test fails on a console error, an uncaught error, a CSP violation or a request to another host.
import { test as base, expect } from '@playwright/test';
import { Server } from './server.mjs';

export { expect };

/** What the browser itself writes for a lost connection or a 4xx, and nothing else. */
const OWN_LINE = /^Failed to load resource: (the server responded with a status of (4\d\d)|net::(ERR_[A-Z_]+))/;

class Watch {
  faults = [];
  allowed = [];
  expected = [];
  hosts = ['127.0.0.1'];

  /** Declares that the browser will write its own line about a status (404) or a loss ('ERR_…') on a path. */
  allow(what, path) {
    this.allowed.push({ what: String(what), path });
  }

  /** Declares that the browser or our own script will say this as a warning or an error. */
  expect(pattern) {
    this.expected.push(pattern);
  }

  /** Watches a context; `bypassed` says that its pages run without their policy. */
  async over(context) {
    await context.exposeBinding('qingyuPolicyViolated', ({ page }, text) => {
      this.faults.push(`CSP violation on ${new URL(page.url()).pathname}: ${text}`);
    });
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        window.qingyuPolicyViolated(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`);
      });
    });
    context.on('console', (message) => this.hear(message));
    context.on('weberror', (error) => this.faults.push(`uncaught: ${error.error().stack ?? error.error()}`));
    context.on('request', (request) => this.see(request));
    return context;
  }

  hear(message) {
    if (!['error', 'warning', 'assert'].includes(message.type())) return;
    if (this.expected.some((pattern) => pattern.test(message.text()))) return;
    const own = OWN_LINE.exec(message.text());
    const url = message.location().url;
    const path = url && new URL(url).pathname;
    const isDeclared =
      own && this.allowed.some((one) => one.what === (own[2] ?? own[3]) && (!one.path || one.path === path));
    if (!isDeclared) this.faults.push(`console ${message.type()}: ${message.text()} (${url})`);
  }

  see(request) {
    const url = new URL(request.url());
    const isOurs = ['data:', 'blob:', 'about:', 'tel:'].includes(url.protocol) || this.hosts.includes(url.hostname);
    if (!isOurs) this.faults.push(`request to another host: ${url.href}`);
  }
}

export const test = base.extend({
  baseURL: async ({}, use) => use(process.env.QINGYU_URL),

  watch: [
    async ({}, use) => {
      const watch = new Watch();
      await use(watch);
      expect(watch.faults, 'nothing may go wrong in the browser').toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, watch }, use) => {
    await watch.over(context);
    await use(context);
  },

  /** Opens further contexts that are watched like the first. */
  another: async ({ browser, watch, baseURL }, use) => {
    const contexts = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', ...options });
      contexts.push(context);
      return watch.over(context);
    });
    for (const context of contexts) await context.close();
  },

  /** Starts a server of the test's own. */
  serve: async ({ context }, use) => {
    const servers = [];
    await use(async (env) => {
      const server = new Server(env);
      servers.push(server);
      return server.start();
    });
    // A page that is still open may ask a server that has ended for its picture.
    for (const page of context.pages()) await page.close();
    for (const server of servers) expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
  },
});
