// The numbers to call are those of the place, in the app too.
import { zh } from './names.mjs';
import { Server } from './server.mjs';
import { Citizen } from './steps.mjs';
import { expect, test } from './test.mjs';

let server;

test.beforeAll(async () => {
  server = await new Server({ QINGYU_NUMBERS: '110=0711-110110,12110=13900012110,12355=0711-12355' }).start();
});

test.afterAll(async () => {
  expect(await server.end(), 'the log holds no panic and no code').toEqual([]);
});

test('the calm panel and the contact page dial the numbers of this place', async ({ page }) => {
  const citizen = new Citizen(page);
  await citizen.open(`${server.url}/`);
  await citizen.chooseKind('complaint');
  await citizen.chooseUnit('complaint');
  await citizen.field(zh.text.complaint).fill('昨天上午在户籍窗口门口，他们正在打我爸，民警在一边看着。');
  const panel = page.locator('.panel--calm');
  await expect(panel).toContainText('请现在拨打0711-110110');
  const links = panel.getByRole('link');
  const dials = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  expect(dials).toEqual(['tel:0711-110110', 'sms:13900012110', 'tel:120', 'tel:12356', 'tel:0711-110110']);
  await expect(links.last()).toHaveText('拨打0711-110110');
  await page.getByRole('button', { name: '继续填写' }).click();
  await citizen.next();
  await citizen.arrived(zh.contact);
  await expect(page.locator('a[href="tel:0711-12355"]')).toHaveText('0711-12355');
});
