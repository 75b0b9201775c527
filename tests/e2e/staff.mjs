// The staff of a test's server: an administrator from the command line, the others through the API.
import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { expect } from '@playwright/test';
import { BINARY, SITE, Server } from './server.mjs';

export const PASSWORD = '十二个字的密码一二三四五';

/** Name, role, unit. */
const STAFF = [
  ['oversight-1', 'oversight', 'oversight'],
  ['intake', 'intake', 'command'],
  ['oversight-2', 'oversight', 'oversight'],
  ['verifier', 'verifier', 'traffic'],
  ['head', 'unit_head', 'demo-1'],
  ['concerned', 'concerned', 'demo-1'],
  ['handler', 'handler', 'demo-2'],
];

/** A server with an administrator and a small staff; `prepare` may say more of its environment. */
export async function staffed(prepare = () => ({})) {
  const server = new Server();
  server.env = prepare(server);
  const made = spawnSync(BINARY, ['add-admin', 'admin'], {
    input: `${PASSWORD}\n`,
    env: { ...process.env, QINGYU_DATA_DIR: path.join(server.folder, 'data'), QINGYU_SITE: SITE },
  });
  if (made.status !== 0) throw new Error(`no administrator: ${made.stderr}`);
  await server.start();
  const admin = await Hand.of(server, 'admin');
  for (const [name, role, unit] of STAFF) await hire(server, admin, name, role, unit);
  return server;
}

/** Adds somebody; oversight agrees where a second person is needed, since there is one administrator only. */
export async function hire(server, admin, name, role, unit) {
  const posts = [{ role, unit }];
  const person = await admin.post('/api/v1/desk/people', { name, shown: `人员${name}`, password: PASSWORD, posts });
  if (person.waits) {
    const second = await Hand.of(server, 'oversight-1');
    await second.post('/api/v1/desk/openings', { opening: person.waits, decision: 'approve' });
  }
  return person;
}

/** Somebody of the staff without a browser. */
export class Hand {
  static async of(server, name) {
    const hand = new Hand();
    hand.url = server.url;
    const answer = await hand.send('POST', '/api/v1/desk/session', { name, password: PASSWORD });
    hand.cookie = answer.headers.get('set-cookie').split(';')[0];
    return hand;
  }

  async send(method, where, body) {
    const headers = { 'content-type': 'application/json', ...(this.cookie ? { cookie: this.cookie } : {}) };
    const answer = await fetch(this.url + where, { method, headers, body: body && JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${method} ${where}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async post(where, body) {
    return (await this.send('POST', where, body)).json();
  }

  async get(where) {
    return (await this.send('GET', where)).json();
  }

  /** Does something on the version that the case has now. */
  async does(number, command, text) {
    const { version } = await this.get(`/api/v1/desk/cases/${number}`);
    return this.post(`/api/v1/desk/cases/${number}/acts`, { key: randomUUID(), version, command, text });
  }

  async id() {
    return (await this.get('/api/v1/desk/session')).id;
  }
}

/** The page to sign in, and then the one that was asked for; in the demonstration with the password that it prints. */
export async function signIn(page, server, name, where = '/desk/', password = PASSWORD) {
  await page.goto(server.url + where);
  await expect(page.getByRole('heading', { level: 1, name: '登录工作台' })).toBeFocused();
  await page.getByRole('textbox', { name: '用户名' }).fill(name);
  await page.getByLabel('密码', { exact: true }).fill(password);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '登录工作台' })).toHaveCount(0);
}

/** Until the verifier of a complaint, or the handler of anything else, has begun. */
export async function begin(server, number, worker = 'verifier') {
  const by = worker === 'verifier' ? 'oversight-1' : 'intake';
  const [intake, giver, one] = await Promise.all(['intake', by, worker].map((name) => Hand.of(server, name)));
  await intake.does(number, { type: 'accept' });
  await giver.does(number, { type: 'assign', to: await one.id() });
  await one.does(number, { type: 'take_on' });
  return one;
}

/** The page has said that something is done. */
export async function done(page, what) {
  await expect(page.getByRole('status').filter({ hasText: `已办理：${what}` })).toBeVisible();
  await expect(page.locator('#app h1')).toBeFocused();
}

/** Says something as the citizen of a code. */
export async function says(request, server, code, what, data) {
  const body = { data: { key: randomUUID(), ...data }, headers: { 'Query-Code': code } };
  const answer = await request.post(`${server.url}/api/v1/case/${what}`, body);
  expect(answer.status(), await answer.text()).toBe(201);
}

/** Signs out; whoever goes on before that is answered is still signed in. */
export async function signOut(page) {
  await page.getByRole('button', { name: '退出', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '登录工作台', exact: true })).toBeFocused();
}
