// The desk by its calls: who carries a complaint to its answer.
import { days } from './control.mjs';

const NOTE = '核查记录：看了执法记录仪，问了在场的人。';
const UNPROVED = '【查过什么】看了执法记录仪。【为什么查不清】没有声音。';
/** Who is needed, by the names that the server was started with. */
const NAMES = ['intake', 'oversight-1', 'oversight-2', 'verifier', 'handler'];

export class Desk {
  constructor(client, chance, password) {
    Object.assign(this, { client, chance, password });
  }

  /** Signs everybody in; a session does not last until the clock was moved again. */
  async signIn() {
    this.cookies = {};
    for (const name of NAMES) {
      const body = { name, password: this.password };
      const answer = await this.client.send('POST', '/api/v1/desk/session', { body });
      if (answer.status !== 201) throw new Error(`${name} cannot sign in: ${answer.text}`);
      this.cookies[name] = answer.headers['set-cookie'][0].split(';')[0];
    }
    this.ids = {};
    for (const name of ['verifier', 'handler']) this.ids[name] = (await this.get(name, '/api/v1/desk/session')).id;
  }

  get(name, path) {
    return this.client.call('GET', path, 200, { headers: { cookie: this.cookies[name] } });
  }

  /** Does something on the version that the case has now. */
  async does(name, number, command, text) {
    const path = `/api/v1/desk/cases/${number}`;
    const { version } = await this.get(name, path);
    const body = { key: this.chance.key(), version, command, text };
    await this.client.call('POST', `${path}/acts`, 200, { body, headers: { cookie: this.cookies[name] } });
  }

  /** Accepted, given to the verifier, begun. */
  async begin(number) {
    await this.accept(number);
    await this.does('oversight-1', number, { type: 'assign', to: this.ids.verifier });
    await this.does('verifier', number, { type: 'take_on' });
  }

  accept(number) {
    return this.does('intake', number, { type: 'accept' });
  }

  /** An enquiry that is accepted, to its answer. */
  async explain(number) {
    await this.does('intake', number, { type: 'assign', to: this.ids.handler });
    await this.does('handler', number, { type: 'take_on' });
    await this.does('handler', number, { type: 'answer' }, '带户口簿到窗口办理。');
  }

  /** Looked into, found by two, answered. */
  async answer(number, unit, day, outcome) {
    const one = (command, text) => this.does('verifier', number, command, text);
    await one({ type: 'order_preservation', recordings: ['body_camera'] });
    await one({ type: 'preserve' }, NOTE);
    await one({ type: 'allege', cause: 'attitude' });
    const acts = ['looked_at_recordings', 'asked_complainant', 'no_person_concerned'];
    await one({ type: 'verify', acts, on: day }, NOTE);
    const isFound = outcome === 'upheld' || outcome === 'partly_upheld';
    const consequences = { upheld: ['shortcoming'], partly_upheld: ['shortcoming'], not_upheld: ['no_fault'], not_provable: [] }[outcome];
    const finding = { what: 'finding', allegation: 0, outcome, consequences };
    await one({ type: 'propose', proposal: finding }, outcome === 'not_provable' ? UNPROVED : NOTE);
    const { proposals } = await this.get('oversight-2', `/api/v1/desk/cases/${number}`);
    await this.does('oversight-2', number, { type: 'approve', proposal: proposals.length - 1 });
    if (isFound) {
      const plan = { type: 'plan_improvement', allegation: 0, measure: 'training', owner: unit, due_on: days(day, 10) };
      await one(plan, '每周一课，好好说话。');
    }
    // Who did nothing wrong is told so, with the citizen.
    if (outcome === 'not_upheld') await one({ type: 'clarify', allegation: 0, to: ['complainant', 'officer', 'unit'], on: day }, '经核查，不属实。');
    await one({ type: 'answer', organ: '市公安局' }, '经核查，答复如下。');
  }
}
