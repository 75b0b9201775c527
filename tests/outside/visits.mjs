// Visits, incidents and ratings of a month, with what must become of each.
import { days } from './control.mjs';
import { DIMENSIONS } from './ledger.mjs';

const REASONS = ['attitude', 'slow', 'unclear', 'repeated', 'fees_or_papers', 'unsolved', 'appearance', 'other'];
const KINDS = ['help', 'dispute', 'public_order', 'traffic', 'crime', 'other'];

export class Visits {
  constructor(client, chance, ledger, keys) {
    Object.assign(this, { client, chance, ledger, keys, made: { visits: 0, incidents: 0, ratings: 0, refused: 0 } });
    this.number = 0;
  }

  /** Tasks for so many encounters on a day; some visits were some days before. */
  plan(day, count) {
    const shares = this.shares(count);
    const tasks = [];
    for (const [window, profile, visits] of shares) {
      for (let at = 0; at < visits; at += 1) tasks.push(this.visit(day, window, profile));
      for (let at = this.chance.between(0, profile.open); at > 0; at -= 1) tasks.push(this.open(day, window, profile));
    }
    for (let at = Math.round(count / 8); at > 0; at -= 1) tasks.push(this.incident(day));
    return this.mixed(tasks);
  }

  /** How many visits each window has: a handful, some tens, or a share of the rest; so that small numbers stand beside large ones. */
  shares(count) {
    const { chance } = this;
    const all = this.ledger.windows.map((window) => ({ window, size: chance.pick(['few', 'some', 'many', 'many']) }));
    all[0].size = 'many';
    let rest = Math.max(count - Math.round(count / 8), 0);
    const given = all.map((one) => {
      const most = { few: 6, some: 40, many: 0 }[one.size];
      const visits = Math.min(chance.between(0, most), rest);
      rest -= visits;
      return [one.window, this.profile(), visits, one.size];
    });
    const many = given.filter((one) => one[3] === 'many');
    const weights = many.map(() => chance.between(1, 9));
    const sum = weights.reduce((so_far, one) => so_far + one, 0);
    many.forEach((one, at) => {
      one[2] += Math.floor((rest * weights[at]) / sum);
    });
    return given;
  }

  /** How people of a window rate on this day: in hundreds. */
  profile() {
    const { chance } = this;
    return {
      offered: chance.pick([15, 60, 90, 99]),
      rated: chance.pick([30, 70, 95]),
      bad: chance.pick([0, 1, 5, 30, 97]),
      silent: chance.pick([1, 10, 60]),
      open: chance.pick([0, 2, 30]),
    };
  }

  visit(day, window, profile) {
    const { chance, ledger } = this;
    this.number += 1;
    const on = days(day, chance.percent(15) ? -chance.between(1, 14) : 0);
    const token = chance.percent(profile.offered) ? chance.token() : undefined;
    const body = { visit: `V${this.number}`, on, window, token };
    const rating = token && chance.percent(profile.rated) ? this.rating(window, profile, token) : undefined;
    const oddity = chance.percent(4) ? chance.pick(['again', 'twice', 'elsewhere', 'unknown']) : undefined;
    ledger.add(on.slice(0, 7), 'visits', token ? 'offered' : 'not_offered', window);
    if (rating) this.count(day, 'verified', rating);
    // All chance is drawn before anything is sent: answers come in any order.
    const elsewhere = { ...rating, key: chance.key(), window: ledger.windows.find((one) => one !== window) };
    const unknown = this.rating(window, profile, chance.token());
    const used = { ...rating, key: chance.key() };
    return async () => {
      await this.report('/api/v1/visits', this.keys.visits, body, 201);
      this.made.visits += 1;
      if (oddity === 'again') await this.report('/api/v1/visits', this.keys.visits, body, 200);
      if (oddity === 'elsewhere' && rating) await this.refused(elsewhere);
      if (rating) await this.rate(rating, 'verified', oddity === 'twice');
      if (oddity === 'unknown') await this.refused(unknown);
      if (oddity === 'twice' && rating) await this.refused(used);
    };
  }

  open(day, window, profile) {
    const rating = this.rating(window, profile);
    const isTwice = this.chance.percent(3);
    this.ledger.add(day.slice(0, 7), 'open', 'all', window);
    return () => this.rate(rating, 'open', isTwice);
  }

  /** People of an incident rate the unit: verified, and in no window's score. */
  incident(day) {
    const { chance } = this;
    this.number += 1;
    const unit = chance.pick(this.keys.units);
    const token = chance.percent(70) ? chance.token() : undefined;
    const body = { key: `J${this.number}`, on: day, unit, kind: chance.pick(KINDS), token };
    const rating = token && chance.percent(50) ? this.rating(unit, this.profile(), token) : undefined;
    return async () => {
      await this.report('/api/v1/encounters', this.keys.incidents, body, 201);
      this.made.incidents += 1;
      if (rating) await this.rate(rating, 'verified', false);
    };
  }

  /** A rating as it is sent. */
  rating(window, profile, token) {
    const { chance } = this;
    const level = () => (chance.percent(profile.bad) ? chance.between(1, 2) : chance.between(3, 5));
    const rating = { key: chance.key(), window, level: level() };
    if (token) rating.token = token;
    for (const one of DIMENSIONS) if (!chance.percent(profile.silent)) rating[one] = level();
    if (rating.level <= 2) rating.reasons = [chance.pick(REASONS)];
    return rating;
  }

  /** A verified rating counts in the month in which it is given, once in the whole and once in each dimension. */
  count(day, table, rating) {
    const word = (level) => (level === undefined ? 'unanswered' : level <= 2 ? 'bad' : 'good');
    const month = day.slice(0, 7);
    this.ledger.add(month, table, word(rating.level), rating.window);
    for (const one of DIMENSIONS) this.ledger.add(month, one, word(rating[one]), rating.window);
  }

  report(path, key, body, status) {
    return this.client.call('POST', path, status, { body, headers: { 'visit-key': key } });
  }

  async rate(rating, source, isTwice) {
    const send = (status) => this.client.call('POST', '/api/v1/ratings', status, { body: rating });
    const taken = await send(201);
    if (taken.source !== source) throw new Error(`a rating was taken as ${taken.source}, not ${source}`);
    this.made.ratings += 1;
    if (isTwice) await send(200);
  }

  async refused(rating) {
    await this.client.call('POST', '/api/v1/ratings', 404, { body: rating });
    this.made.refused += 1;
  }

  mixed(tasks) {
    for (let at = tasks.length - 1; at > 0; at -= 1) {
      const other = this.chance.below(at + 1);
      [tasks[at], tasks[other]] = [tasks[other], tasks[at]];
    }
    return tasks;
  }
}
