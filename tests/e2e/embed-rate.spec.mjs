// Rating a window inside a municipal portal: by mouse and by keyboard alone, and the frame goes along with what is shown.
import { axe } from './axe.mjs';
import { Keyboard, Mouse } from './hand.mjs';
import { Guest, expect, fits, page as host, test } from './portal.mjs';

const WIDGET = '<qingyu-feedback id="w" view="rate" unit="demo-1" window="demo-1-hukou"><p>12345</p></qingyu-feedback>';

for (const [name, hand, width] of [
  ['mouse', Mouse, 375],
  ['keyboard', Keyboard, 1280],
]) {
  test(`a window is rated inside a portal by ${name} at ${width} px`, async ({ page, portal }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(portal.put('rates', host(WIDGET)));
    const guest = await Guest.in(page, { hand });
    await fits(page, guest.frame);
    await axe(page);
    await axe(guest.frame);
    const radio = guest.frame.getByRole('radio', { name: '非常不满意', exact: true });
    await guest.hand.choose(radio);
    await fits(page, guest.frame);
    await guest.hand.choose(guest.frame.getByRole('checkbox', { name: '等太久、办得慢', exact: true }));
    await guest.hand.press(guest.frame.getByRole('button', { name: '提交评价', exact: true }));
    await expect(guest.frame.getByRole('heading', { level: 1, name: '谢谢您的评价', exact: true })).toBeVisible();
    await fits(page, guest.frame);
    await axe(guest.frame);
    await expect(page.locator('#w > p'), 'what stands there instead stays away').toBeHidden();
    expect(await page.context().cookies(), 'no cookie anywhere').toEqual([]);
  });
}

test('the barometer is read inside a portal, whole and without a wider page', async ({ page, portal }) => {
  await page.setViewportSize({ width: 375, height: 800 });
  await page.goto(portal.put('open', host('<qingyu-feedback id="w" view="open"><p>12345</p></qingyu-feedback>')));
  const { frame } = await Guest.in(page);
  await expect(frame.getByRole('heading', { level: 1, name: '办理情况公开', exact: true })).toBeVisible();
  await fits(page, frame);
  await axe(page);
  await axe(frame);
  const isWide = await frame.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
  expect(isWide, 'what is wide scrolls in its own box').toBe(false);
});
