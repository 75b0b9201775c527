// Every page in every look: pictures for people to judge, rules for what no look may break.
import { fileCase } from './api.mjs';
import { axe } from './axe.mjs';
import { fits, isSound, picture } from './look.mjs';
import { zh } from './names.mjs';
import { adopted, Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

/** Walks through every page of the app and calls `see` with a name at each. */
async function walk(page, watch, see, query = '') {
  const citizen = new Citizen(page);
  await citizen.open(`/${query}`);
  await see('start');
  await citizen.chooseKind('complaint');
  await see('about');
  const unit = page.getByRole('combobox', { name: zh.unit, exact: true });
  await unit.pressSequentially('示例');
  await expect(page.getByRole('option').first()).toBeVisible();
  await see('about-list');
  await page.getByRole('option', { name: /示例派出所一/ }).first().click();
  await citizen.next();
  await citizen.arrived(zh.details.complaint);
  await see('details');
  await citizen.next();
  await expect(page.getByRole('heading', { name: zh.errors })).toBeVisible();
  await see('details-errors');
  await citizen.field(zh.text.complaint).fill('昨天在窗口，民警的话让我不想活了。');
  await expect(page.getByText('本页面不是报警平台')).toBeVisible();
  await see('details-emergency');
  await citizen.field(zh.text.complaint).fill(COMPLAINT);
  await citizen.next();
  await citizen.arrived(zh.contact);
  await see('contact');
  await citizen.hand.choose(citizen.radio(zh.named));
  await expect(citizen.field(zh.phone)).toBeVisible();
  await see('contact-named');
  await citizen.hand.choose(citizen.radio(zh.anonymous));
  await citizen.next();
  await citizen.arrived(zh.check);
  await see('check');
  await citizen.send();
  await see('receipt');
  const { code } = await citizen.readReceipt();
  await citizen.open(`/track${query}`, zh.track);
  await see('track');
  await citizen.track(code);
  await citizen.arrived(zh.case);
  await see('case');
  for (const path of ['rate', 'open', 'open/words', 'privacy', 'accessibility', 'lite', 'lite/track']) {
    await page.goto(`/${path}${query}`);
    if (!path.startsWith('lite') && !['rate', 'open', 'open/words'].includes(path)) await adopted(page);
    await expect(page.locator('h1:visible')).toHaveCount(1);
    await see(path.replace('/', '-'));
  }
  await page.goto(`/rate?window=demo-1-hukou${query.replace('?', '&')}`);
  await see('rate-window');
  await page.getByRole('radio', { name: '非常不满意', exact: true }).check();
  for (const more of await page.locator('details > summary').all()) await more.click();
  await see('rate-bad');
  watch.allow('ERR_INTERNET_DISCONNECTED', '/api/v1/health');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '提交评价', exact: true }).click();
  await expect(page.locator('#rate-later')).toBeInViewport();
  await see('rate-reason');
  await page.getByRole('checkbox', { name: '等太久、办得慢', exact: true }).check();
  await page.getByRole('button', { name: '提交评价', exact: true }).click();
  await expect(page.getByText('联网后自动送出')).toBeVisible();
  await see('rate-waits');
}

for (const width of [375, 1280]) {
  for (const colorScheme of ['light', 'dark']) {
    for (const elder of [false, true]) {
      const look = `${width}-${colorScheme}${elder ? '-elder' : ''}`;
      test(`every page is sound and pictured at ${look}`, async ({ another, watch }) => {
        test.setTimeout(120_000);
        const context = await another({ viewport: { width, height: 800 }, colorScheme });
        const page = await context.newPage();
        const see = async (name) => {
          await isSound(page, `${name} at ${look}`, { elder });
          await axe(page, `${name} at ${look}`);
          await picture(page, `${name}-${look}`);
        };
        await walk(page, watch, see, elder ? '?elder=1' : '');
      });
    }
  }
}

for (const [title, options, query] of [
  ['at 320 px', { viewport: { width: 320, height: 568 } }, ''],
  ['at 320 px for elders', { viewport: { width: 320, height: 568 } }, '?elder=1'],
  ['at 1440 px', { viewport: { width: 1440, height: 900 } }, ''],
  ['at 200 % zoom of 1280 px', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }, ''],
  ['in a telephone on its side', { viewport: { width: 667, height: 375 } }, ''],
]) {
  test(`every page keeps within its width ${title}`, async ({ another, watch }) => {
    const page = await (await another(options)).newPage();
    await walk(page, watch, (name) => isSound(page, `${name} ${title}`, { elder: query !== '' }), query);
  });
}

test('text set to twice its size by the reader still fits', async ({ another, watch }) => {
  const page = await (await another({ viewport: { width: 1280, height: 800 } })).newPage();
  await walk(page, watch, async (name) => {
    await page.evaluate(() => document.documentElement.style.setProperty('font-size', '34px'));
    await fits(page, `${name} with 34 px text`);
  });
});

test('nobody is kept from zooming', async ({ page }) => {
  for (const path of ['/', '/lite']) {
    await page.goto(path);
    const viewport = await page.locator('meta[name=viewport]').getAttribute('content');
    expect(viewport).not.toMatch(/user-scalable|maximum-scale/);
  }
});

test('in forced colours every control keeps an edge, the focus a ring and axe its peace', async ({ another, watch }) => {
  const context = await another({ viewport: { width: 375, height: 800 }, forcedColors: 'active' });
  const page = await context.newPage();
  await walk(page, watch, async (name) => {
    const bare = await page.evaluate(() => {
      const hasEdge = (style) => style.borderTopStyle !== 'none' && parseFloat(style.borderTopWidth) > 0;
      const controls = document.querySelectorAll('button, input[type=text], input[type=date], input[type=tel], textarea, select');
      return [...controls]
        .filter((control) => control.checkVisibility() && !hasEdge(getComputedStyle(control)))
        .map((control) => control.outerHTML.slice(0, 80));
    });
    expect(bare, name).toEqual([]);
    await axe(page, `${name} in forced colours`);
    await picture(page, `${name}-375-forced`);
  });
});

test('nothing moves for people who asked for stillness', async ({ another, watch }) => {
  const page = await (await another({ reducedMotion: 'reduce' })).newPage();
  await walk(page, watch, async (name) => {
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          const isSlow = transitionDuration.split(',').some((time) => parseFloat(time) > 0.01);
          return animationName !== 'none' || isSlow || scrollBehavior === 'smooth';
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving, name).toEqual([]);
  });
});

test('the case and the start page print without controls', async ({ page, request }) => {
  const { code, receipt } = await fileCase(request);
  const citizen = new Citizen(page);
  await page.goto(`/case#${code}`);
  await citizen.seesCase(receipt.number, zh.received, { focused: false });
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('heading', { level: 1 }).filter({ hasText: receipt.number })).toBeVisible();
  await expect(page.getByRole('button', { name: zh.leave })).toBeHidden();
  await picture(page, 'case-print');
});

test('the switches for language and large type are links that keep the page', async ({ page }) => {
  await page.goto('/track');
  await page.getByRole('link', { name: /English/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page).toHaveURL(/\/track/);
  await page.getByRole('link', { name: /中文/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.getByRole('link', { name: /长辈版/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-elder', /.*/);
  await page.getByRole('link', { name: '隐私' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '隐私' })).toBeVisible();
  await expect(page.locator('html'), 'kept from page to page').toHaveAttribute('data-elder', /.*/);
  await page.reload();
  await expect(page.locator('html'), 'and by the server').toHaveAttribute('data-elder', /.*/);
});
