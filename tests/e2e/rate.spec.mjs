// Rating a window: one page without script, by keyboard alone, in both languages.
import { axe } from './axe.mjs';
import { Keyboard } from './hand.mjs';
import { expect, test } from './test.mjs';

/** What is said of a rating that waits; the other lines are there, unseen. */
const later = (page, words) => expect(page.locator('#rate-later').getByText(words)).toBeVisible();

const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

for (const [query, words] of [
  ['', { worst: '非常不满意', why: '等太久、办得慢', send: '提交评价', missing: '请至少选一个不满意的原因', thanks: '谢谢您的评价' }],
  ['&lang=en', { worst: 'Very dissatisfied', why: 'Slow, long wait', send: 'Send', missing: /at least one/, thanks: 'Thank you' }],
]) {
  test(`a window is rated by keyboard alone, a bad level with its reason, once ${query}`, async ({ page, watch }) => {
    watch.allow(422, '/lite/rate');
    const keys = new Keyboard(page);
    await page.goto(`/rate?window=demo-1-hukou${query}`);
    await expect(page.getByRole('radio', { checked: true }), 'nothing is chosen beforehand').toHaveCount(0);
    await keys.choose(page.getByRole('radio', { name: words.worst, exact: true }));
    await keys.press(page.getByRole('button', { name: words.send, exact: true }));
    const alert = page.getByRole('alert').filter({ hasText: words.missing });
    await expect(alert).toBeVisible();
    await expect(page.getByRole('radio', { name: words.worst, exact: true }), 'nothing is lost').toBeChecked();
    await axe(page, `a rating without its reason ${query}`);
    await keys.choose(page.getByRole('checkbox', { name: words.why, exact: true }));
    await keys.press(page.getByRole('button', { name: words.send, exact: true }));
    await expect(heading(page, words.thanks)).toBeVisible();
    await axe(page, `thanks ${query}`);
    await page.reload();
    await expect(heading(page, words.thanks), 'sent again it is known').toBeVisible();
  });
}

test('without script and in a frame a window is rated as well', async ({ another }) => {
  const page = await (await another({ javaScriptEnabled: false, viewport: { width: 375, height: 667 } })).newPage();
  await page.goto('/rate?window=demo-1-hall&embed=1');
  await page.locator('label', { hasText: /^满意$/ }).first().click();
  await page.getByRole('button', { name: '提交评价', exact: true }).click();
  await expect(heading(page, '谢谢您的评价')).toBeVisible();
});

test('without a network a rating is kept, sent later, and counted once', async ({ page, watch }) => {
  watch.allow('ERR_INTERNET_DISCONNECTED');
  const taken = [];
  page.on('response', (answer) => answer.url().endsWith('/api/v1/ratings') && taken.push(answer.status()));
  await page.goto('/rate?window=demo-1-hall');
  const send = page.getByRole('button', { name: '提交评价', exact: true });
  const box = page.locator('#rate-later');
  await page.context().setOffline(true);
  await send.click();
  await later(page, '请先选一个满意度');
  await page.getByRole('radio', { name: '非常不满意', exact: true }).check();
  await send.click();
  await later(page, '请至少选一个不满意的原因');
  await expect(box, 'it is seen where one is').toBeFocused();
  await expect(box).toBeInViewport();
  await page.getByRole('radio', { name: '满意', exact: true }).check();
  await expect(box, 'what is mended is said no more').toBeHidden();
  await send.click();
  await expect(box).toBeFocused();
  await later(page, '存在这台设备上，联网后自动送出');
  await axe(page, 'a rating that waits');
  const kept = () => page.evaluate(() => JSON.parse(localStorage.getItem('qingyu-ratings')));
  expect((await kept()).map((one) => one.rating.level)).toEqual([4]);
  await page.getByRole('button', { name: '不送了，从这台设备删除' }).click();
  expect(await kept()).toBeNull();
  await expect(page.getByRole('radio', { name: '满意', exact: true }), 'nothing is lost').toBeChecked();
  await send.click();
  await later(page, '联网后自动送出');
  await page.context().setOffline(false);
  await later(page, '已经送到');
  expect(await kept()).toBeNull();
  expect(taken).toEqual([201]);
  await expect(heading(page, '谢谢您的评价')).toBeVisible();
  await axe(page, 'a rating that arrived');
});

test('a rating that waits goes when a page is opened again, and one that is refused is deleted', async ({ page, watch }) => {
  watch.allow(422, '/api/v1/ratings');
  await page.goto('/rate?window=demo-1-hall');
  const put = (at, window) =>
    page.evaluate(
      ([at, window]) => {
        const rating = { key: crypto.randomUUID(), window, level: 5, reasons: [] };
        localStorage.setItem('qingyu-ratings', JSON.stringify([{ at, rating }]));
      },
      [at, window],
    );
  for (const [at, window, words] of [
    [Date.now(), 'demo-1-hall', '已经送到'],
    [Date.now(), 'nowhere', '没有被接受'],
    [Date.now() - 15 * 86_400_000, 'demo-1-hall', '没有被接受'],
  ]) {
    await put(at, window);
    await page.reload();
    await later(page, words);
    expect(await page.evaluate(() => localStorage.getItem('qingyu-ratings'))).toBeNull();
  }
});

test('on a machine in a hall nothing of a rating is kept for the next visitor', async ({ page, watch }) => {
  watch.allow('ERR_INTERNET_DISCONNECTED');
  await page.goto('/rate?window=demo-1-hall&kiosk=1');
  await page.context().setOffline(true);
  await page.getByRole('radio', { name: '满意', exact: true }).check();
  await page.getByRole('button', { name: '提交评价', exact: true }).click();
  await later(page, '请联网后再提交');
  expect(await page.evaluate(() => localStorage.length)).toBe(0);
  await expect(page.getByRole('radio', { name: '满意', exact: true }), 'nothing is lost').toBeChecked();
});
