// Rating a window: one page without script, by keyboard alone, in both languages.
import { axe } from './axe.mjs';
import { Keyboard } from './hand.mjs';
import { expect, test } from './test.mjs';

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
