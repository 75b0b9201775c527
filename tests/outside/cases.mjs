// Cases of a month: filed and taken back by citizens, some of them carried to an answer by the desk.
import { dayOf, moment } from './control.mjs';

const KINDS = ['praise', 'complaint', 'enquiry', 'suggestion'];
/** A day in milliseconds. */
const DAY = 86_400_000;

export class Cases {
  constructor(client, chance, ledger, units, desk) {
    Object.assign(this, { client, chance, ledger, desk });
    this.all = [];
    this.units = units.map((unit) => unit.code);
    this.made = { cases: 0, answers: 0 };
    // One unit about which nobody ever complains.
    this.silent = 'demo-2';
  }

  /** Files so many, and takes some of them back. */
  async file(day, count) {
    // One after the other, since chance is drawn on the way.
    for (let at = 0; at < count; at += 1) {
      const unit = this.chance.percent(8) ? undefined : this.unit();
      const kinds = unit === this.silent ? KINDS.filter((kind) => kind !== 'complaint') : KINDS;
      await this.one(day, unit, this.chance.pick(kinds), this.chance.percent(20));
    }
  }

  /** The further down the list, the rarer. */
  unit() {
    return this.units[Math.min(this.chance.below(this.units.length), this.chance.below(this.units.length))];
  }

  async one(day, unit, kind, isTaken = false) {
    const code = this.chance.code();
    const body = { query_code: code, kind, unit, text: '昨天在窗口等了两个小时', channel: 'web' };
    const receipt = await this.client.call('POST', '/api/v1/cases', 201, { body });
    const line = unit ?? '';
    const one = { code, line, kind, number: receipt.number, filed: day, accept: receipt.next.due_at };
    this.all.push(one);
    this.made.cases += 1;
    this.ledger.happened(day, 'filed', kind, line);
    if (isTaken) {
      const reason = ['solved', 'pressed', 'other'][this.chance.below(3)];
      await this.says(one, 'withdrawal', { key: this.chance.key(), reason }, 200);
      one.withdrawn = day;
      this.ledger.happened(day, 'withdrawn', 'all', line);
    }
    return one;
  }

  /** So many complaints about a unit that are looked into and answered on this day. */
  async answer(day, unit, count) {
    for (const one of await this.waiting(day, unit, 'complaint', count)) {
      const outcome = this.chance.pick(['upheld', 'upheld', 'partly_upheld', 'not_upheld', 'not_provable']);
      await this.desk.begin(one.number);
      const due = (await this.view(one)).next.due_at;
      await this.desk.answer(one.number, unit, day, outcome);
      this.ledger.happened(day, 'found', outcome, unit);
      this.answered(one, day, due);
    }
  }

  /** The same of enquiries, which nobody has to look into. */
  async explain(day, unit, count) {
    for (const one of await this.waiting(day, unit, 'enquiry', count)) {
      await this.desk.accept(one.number);
      const due = (await this.view(one)).next.due_at;
      await this.desk.explain(one.number);
      this.answered(one, day, due);
    }
  }

  /** The oldest of a kind that wait, filled up with new ones. */
  async waiting(day, unit, kind, count) {
    const waiting = this.all.filter((one) => !one.withdrawn && !one.answered && one.line === unit && one.kind === kind);
    while (waiting.length < count) waiting.push(await this.one(day, unit, kind));
    return waiting.slice(0, count);
  }

  answered(one, day, due) {
    const month = day.slice(0, 7);
    one.answered = day;
    this.made.answers += 1;
    this.ledger.happened(day, 'answered', Date.parse(moment(day)) > Date.parse(due) ? 'late' : 'in_time', one.line);
    this.ledger.answered(month, one.line, (Date.parse(day) - Date.parse(one.filed)) / DAY);
  }

  /** Citizens of answers say what they think of them. */
  async hear(day) {
    for (const one of this.all.filter((it) => it.answered && !it.heard)) {
      one.heard = this.chance.percent(70) ? 'yes' : 'partly';
      await this.says(one, 'evaluation', { key: this.chance.key(), level: 4, solved: one.heard }, 201);
      this.ledger.happened(day, 'heard', one.heard === 'yes' ? 'solved' : 'unsolved', one.line);
    }
  }

  /** What waits at the end of a month: what is accepted here is answered on the same day, so that the time told at filing is the one that counts. */
  wait(month) {
    const isBy = (day) => day !== undefined && day.slice(0, 7) <= month;
    for (const one of this.all) {
      if (!isBy(one.filed) || isBy(one.withdrawn) || isBy(one.answered)) continue;
      this.ledger.add(month, 'waiting', isBy(dayOf(one.accept)) ? 'overdue' : 'not_due', one.line);
    }
  }

  says(one, what, body, status) {
    return this.client.call('POST', `/api/v1/case/${what}`, status, { body, headers: { 'query-code': one.code } });
  }

  view(one) {
    return this.client.call('GET', '/api/v1/case', 200, { headers: { 'query-code': one.code } });
  }
}
