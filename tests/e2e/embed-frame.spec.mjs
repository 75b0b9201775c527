// Inside the frame: what the sandbox must let through, storage that is not there, and the portal's colours.
import { axe } from './axe.mjs';
import { zh } from './names.mjs';
import { Guest, WIDGET, expect, fits, framed, page as host, paints, test } from './portal.mjs';
import { COMPLAINT } from './steps.mjs';

/** A citizen with a receipt in the frame. */
async function received(page, portal, name) {
  await page.goto(portal.put(name, host(WIDGET)));
  const guest = await Guest.in(page);
  await guest.chooseKind('complaint');
  await guest.chooseUnit('complaint');
  await guest.tell('complaint', COMPLAINT);
  await guest.stayAnonymous();
  return Object.assign(guest, await guest.send());
}

/** What the browser says about something that the sandbox does not allow. */
function refusals(page) {
  const said = [];
  page.on('console', (message) => {
    if (/sandbox/i.test(message.text())) said.push(message.text());
  });
  return said;
}

test('the receipt in the frame is copied and saved as a picture', async ({ page, portal, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const guest = await received(page, portal, 'keep');
  await guest.button(zh.copy).click();
  await expect(guest.page.getByText('已复制')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.replace(/\s/g, '')).toContain(guest.code);
  const saved = page.waitForEvent('download');
  await guest.button('保存图片').click();
  expect((await saved).suggestedFilename()).toMatch(/\.png$/);
});

test('the clipboard of a portal that does not lend it is reached by a selection', async ({ page, portal }) => {
  await page.addInitScript(() => {
    if (location.hostname === '127.0.0.1') Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const guest = await received(page, portal, 'lent');
  await guest.button(zh.copy).click();
  await expect(guest.page.getByText('已复制')).toBeVisible();
});

test('打印 prints the receipt alone, and tel: is dialled, in the sandbox', async ({ page, portal, watch }) => {
  watch.expect(/sandbox|registered handler/i);
  await page.addInitScript(() => addEventListener('beforeprint', () => (window.printed = true)));
  const said = refusals(page);
  const guest = await received(page, portal, 'paper');
  await guest.button(zh.print).click();
  await expect(guest.page.getByRole('checkbox', { name: zh.kept }), 'print() was allowed').toBeChecked();
  expect(await guest.frame.evaluate(() => window.printed), 'the frame').toBe(true);
  expect(await page.evaluate(() => window.printed), 'not the portal').toBeUndefined();
  await page.emulateMedia({ media: 'print' });
  const shown = await guest.frame.evaluate(() =>
    ['.receipt', '.code', 'header', 'aside', '.button', '#full-window'].map((one) => document.querySelector(`#app ${one}, body > ${one}`)?.checkVisibility() ?? false));
  expect(shown).toEqual([true, true, false, false, false, false]);
  await page.emulateMedia({ media: 'screen' });
  await guest.frame.evaluate(() => document.querySelector('#app').append(Object.assign(document.createElement('a'), { id: 'call', href: 'tel:110', textContent: '110' })));
  const dialled = page.waitForEvent('request', (request) => request.url() === 'tel:110');
  await guest.frame.locator('#call').click();
  await dialled;
  await paints(page);
  expect(said).toEqual([]);
});

test('a sandbox that lends less says what it forbids', async ({ page, portal, watch }) => {
  watch.expect(/sandbox/i);
  const said = refusals(page);
  const less = '<iframe src="https://qingyu.example.gov.cn/track?embed=1" title="less" sandbox="allow-scripts allow-same-origin"></iframe>';
  await page.goto(portal.put('less', host(less)));
  await page.frameLocator('iframe').locator('#track a[href="tel:110"]').click();
  await expect.poll(() => said.join()).toMatch(/external protocol blocked by sandbox/);
});

test('a new tab shows the case from the receipt, whatever the frame may keep', async ({ page, portal, home }) => {
  const guest = await received(page, portal, 'full');
  const link = guest.page.getByRole('link', { name: '在完整窗口查看进度（在新窗口打开）' });
  await expect(link).toBeVisible();
  const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await expect(tab.getByRole('heading', { level: 1, name: zh.case })).toContainText(guest.number);
  expect(tab.url(), 'the code is gone from the address').toBe(`${home}/case`);
  await expect(tab.getByRole('contentinfo')).toBeVisible();
  expect(await tab.evaluate(() => window.opener)).toBeNull();
  expect(await tab.evaluate(() => document.referrer)).not.toContain(guest.code);
});

test('links to elsewhere open beside the portal and say so', async ({ page, portal }) => {
  await page.goto(portal.put('away', host(WIDGET)));
  const frame = await framed(page);
  await frame.evaluate((to) => document.querySelector('#start').append(Object.assign(document.createElement('a'), { href: to, textContent: '外面' })), `${portal.origin}/plain.html`);
  const link = frame.getByRole('link', { name: '外面（在新窗口打开）' });
  await expect(link).toHaveAttribute('rel', 'noopener');
  const [tab] = await Promise.all([page.waitForEvent('popup'), link.click()]);
  await expect(tab).toHaveURL(/plain\.html/);
  await expect(frame.getByRole('heading', { level: 1, name: zh.start })).toBeVisible();
});

test('with storage blocked in the frame everything is filed and found all the same', async ({ page, portal }) => {
  await page.addInitScript(() => {
    if (location.hostname !== '127.0.0.1') return;
    for (const name of ['sessionStorage', 'localStorage', 'indexedDB'])
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  const guest = await received(page, portal, 'blocked-storage');
  await guest.button('查看办理情况').click();
  await guest.seesCase(guest.number);
  await fits(page, guest.frame);
});

const themed = (css, more = '') =>
  host(WIDGET.replace('id=', `${more} id=`), { head: `<style>${css}</style>` });
const role = (frame, name) => frame.evaluate((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim(), name);

test('a portal lends its colours where they can be read', async ({ page, portal }) => {
  const css = '#w{--qingyu-primary:#7a1f14;--qingyu-radius:4px;--qingyu-font:serif}';
  await page.goto(portal.put('theme', themed(css), () => ''));
  const frame = await framed(page);
  expect(await role(frame, '--primary')).toBe('rgb(122,31,20)');
  expect(await role(frame, '--radius')).toBe('4px');
  const button = frame.locator('#start-next');
  expect(await button.evaluate((one) => getComputedStyle(one).backgroundColor)).toBe('rgb(122, 31, 20)');
  await axe(frame);
});

for (const [why, css, refused, kept] of [
  ['a pale primary', '--qingyu-primary:#e8a0a0', /--qingyu-primary: #e8a0a0 is refused, primary on ground has a contrast of 2\.\d\d:1 and needs 4\.5:1/, ['--primary', '#1b4f8f']],
  ['a ground like the ink', '--qingyu-ground:#444', /--qingyu-ground: #444 is refused/, ['--ground', '#ffffff']],
  ['words on primary', '--qingyu-on-primary:#345', /--qingyu-on-primary: #345 is refused/, ['--on-primary', '#ffffff']],
  ['a glass colour', '--qingyu-ink:rgb(0 0 0 / 50%)', /it is no opaque colour/, ['--ink', '#1f2329']],
  ['an address', '--qingyu-ink:url(https://evil.example/x)', /it is no opaque colour/, ['--ink', '#1f2329']],
  ['a length that is none', '--qingyu-radius:calc(1px + 100vw)', /--qingyu-radius: .* is refused/, ['--radius', '.625rem']],
]) {
  test(`${why} is refused with a message`, async ({ page, portal, watch }) => {
    const said = [];
    page.on('console', (message) => said.push(message.text()));
    watch.expect(/^qingyu: /);
    await page.goto(portal.put('refuse', themed(`#w{${css}}`), () => ''));
    const frame = await framed(page);
    expect(said.join('\n')).toMatch(refused);
    expect(await role(frame, kept[0])).toBe(kept[1]);
    await axe(frame);
  });
}

test('for elders the portal needs a contrast of seven', async ({ page, portal, watch }) => {
  watch.expect(/^qingyu: /);
  const said = [];
  page.on('console', (message) => said.push(message.text()));
  await page.goto(portal.put('elder', themed('#w{--qingyu-primary:#2a66b0}', 'elder'), () => ''));
  const frame = await framed(page);
  expect(said.join()).toMatch(/needs 7:1/);
  await axe(frame);
});

test('the ground follows the portal, whatever the device prefers', async ({ page, portal }) => {
  for (const [css, scheme, clear] of [
    ['body{background:#10233a;color:#fff}', 'dark', true],
    ['body{background:#fbf9f4}', 'light', true],
    ['body{background:#808080}', 'light', false],
    ['body{background:linear-gradient(#000,#333)}', undefined, false],
  ])
    for (const prefers of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme: prefers });
      await page.goto(portal.put('ground', themed(css), () => ''));
      const frame = await framed(page);
      const found = await frame.evaluate(() => [getComputedStyle(document.documentElement).colorScheme, getComputedStyle(document.body).backgroundColor === 'rgba(0, 0, 0, 0)']);
      expect(found, `${css} ${prefers}`).toEqual([scheme ?? prefers, clear]);
      // axe takes what is transparent for white: it is shown what the portal has under the frame.
      const under = /background:(#\w+)/.exec(css)?.[1] ?? '';
      await frame.evaluate((under) => document.documentElement.style.setProperty('background', under), under);
      await axe(frame);
    }
});

test('paper is white, whatever the portal looks like', async ({ page, portal }) => {
  await page.goto(portal.put('night', themed('body{background:#10233a;color:#fff}#w{--qingyu-ink:#fff}'), () => ''));
  const frame = await framed(page);
  expect(await role(frame, '--ink')).toBe('rgb(255,255,255)');
  await page.emulateMedia({ media: 'print' });
  expect(await role(frame, '--ink')).toBe('#1f2329');
});
