// In a portal's frame and from a poster: the two switches stay, and what the address names is there or dropped.
import { axe } from './axe.mjs';
import { zh } from './names.mjs';
import { picture } from './look.mjs';
import { Citizen, COMPLAINT } from './steps.mjs';
import { expect, test } from './test.mjs';

const WINDOW = '示例派出所一 · 户籍窗口';

const unit = (page) => page.getByRole('combobox', { name: zh.unit, exact: true });

test('a frame keeps the switches for language and size as one small row', async ({ page }) => {
  await page.setViewportSize({ width: 375, height: 667 });
  const citizen = new Citizen(page);
  await citizen.open('/?embed=1&unit=demo-1&window=demo-1-hukou');
  await expect(page.getByRole('link', { name: '晴雨' })).toBeHidden();
  await expect(page.getByRole('contentinfo')).toBeHidden();
  const { height } = await page.getByRole('banner').boundingBox();
  expect(height).toBeLessThanOrEqual(60);
  await axe(page);
  await picture(page, 'start-375-embed');
  await page.getByRole('link', { name: '长辈版' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-elder', /.*/);
  await page.getByRole('link', { name: 'English' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.locator('html'), 'still in the frame').toHaveAttribute('data-embed', /.*/);
  await expect(page.locator('html')).toHaveAttribute('data-elder', /.*/);
});

test('a unit and a window without a kind are there once the kind is chosen', async ({ page, request }) => {
  const citizen = new Citizen(page);
  await citizen.open('/?embed=1&unit=demo-1&window=demo-1-hukou');
  await citizen.chooseKind('complaint');
  await expect(unit(page)).toHaveValue(WINDOW);
  await citizen.next();
  await citizen.arrived(zh.details.complaint);
  await citizen.tell('complaint', COMPLAINT);
  await citizen.stayAnonymous();
  await expect(page.locator('main:visible')).toContainText(WINDOW);
  const { code } = await citizen.send();
  const filed = await (await request.get('/api/v1/case', { headers: { 'Query-Code': code } })).json();
  expect(filed).toMatchObject({ unit: 'demo-1', window: 'demo-1-hukou' });
});

for (const [query, shown] of [
  ['?window=demo-1-hukou', WINDOW],
  ['?unit=nowhere&window=demo-1-hukou', WINDOW],
  ['?unit=demo-1&window=nowhere', '示例派出所一'],
  ['?unit=demo-1&window=demo-2-hukou', '示例派出所一'],
  ['?unit=nowhere', ''],
  ['?unit=nowhere&window=nowhere&kind=nothing', ''],
  ['?unit=&window=&kind=', ''],
]) {
  test(`${query} names ${shown || 'nothing'} and stands in nobody's way`, async ({ page }) => {
    const citizen = new Citizen(page);
    const units = page.waitForResponse('**/api/v1/units');
    await citizen.open(`/${query}`);
    await citizen.chooseKind('complaint');
    await units;
    await expect(unit(page)).toHaveValue(shown);
    await citizen.next();
    await citizen.arrived(zh.details.complaint);
    await citizen.tell('complaint', COMPLAINT);
    await citizen.stayAnonymous();
    await citizen.send();
  });
}

test('an address that names nothing leaves the unit that was chosen before', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open('/');
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint', '示例派出所二');
  await page.goto('/submit/about?unit=&window=');
  await expect(unit(page)).toHaveValue('示例派出所二');
  await page.goto('/submit/about?unit=demo-1');
  await expect(unit(page), 'and one that names a unit replaces it').toHaveValue('示例派出所一');
});
