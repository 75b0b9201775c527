// What was made, counted as docs/API.md says that it is counted: month, table, column and line.

export const FEW = 5;

/** The tables and their columns. */
export const TABLES = {
  heard: ['solved', 'unsolved', 'not_reached'],
  filed: ['praise', 'complaint', 'enquiry', 'suggestion'],
  found: ['upheld', 'partly_upheld', 'not_upheld', 'not_provable'],
  answered: ['in_time', 'late'],
  waiting: ['not_due', 'overdue'],
  ...Object.fromEntries(
    ['withdrawn', 'merged', 'retyped', 'refused', 'referred', 'sent_on', 'extended', 'complex'].map((of) => [of, ['all']]),
  ),
  verified: ['good', 'bad'],
  service: ['good', 'bad', 'unanswered'],
  efficiency: ['good', 'bad', 'unanswered'],
  conduct: ['good', 'bad', 'unanswered'],
  open: ['all'],
  removed: ['all'],
  visits: ['offered', 'not_offered'],
};
export const DIMENSIONS = ['service', 'efficiency', 'conduct'];
const OF_WINDOWS = new Set(['verified', ...DIMENSIONS, 'open', 'removed', 'visits']);

/** Ratings from which on a window is told by dimension. */
export const TOLD_FROM = 16;

export class Ledger {
  /** `units` as GET /units tells them. */
  constructor(units) {
    this.counts = new Map();
    this.took = new Map();
    /** What happened to cases: on which day, in which table, of which unit as filed. */
    this.days = [];
    const open = units.filter((unit) => !unit.closed);
    // What is about those who watch, or a unit that has such a one in it, is in one line with the others.
    this.units = open.filter((unit) => !unit.watches).map((unit) => unit.code);
    this.windows = open.flatMap((unit) => unit.windows.filter((one) => !one.closed).map((one) => one.code));
  }

  /** The lines of a table: units or windows in their order, and the others. */
  lines(table) {
    return [...(OF_WINDOWS.has(table) ? this.windows : this.units), ''];
  }

  add(month, table, column, of, more = 1) {
    const line = this.lines(table).includes(of) ? of : '';
    const key = [month, table, column, line].join('|');
    this.counts.set(key, (this.counts.get(key) ?? 0) + more);
  }

  /** Something that happened to a case on a day. */
  happened(day, table, column, line) {
    this.days.push({ day, table, column, line });
    this.add(day.slice(0, 7), table, column, line);
  }

  count(month, table, column, line) {
    return this.counts.get([month, table, column, line].join('|')) ?? 0;
  }

  /** An answer that took so many days from filing, and had to wait for nobody. */
  answered(month, unit, took) {
    const line = this.units.includes(unit) ? unit : '';
    const key = [month, line].join('|');
    this.took.set(key, [...(this.took.get(key) ?? []), took]);
  }

  /** How long the answers of a line took; of the city where none is named. */
  lengths(month, line) {
    const lines = line === undefined ? this.lines('answered') : [line];
    return lines.flatMap((one) => this.took.get([month, one].join('|')) ?? []);
  }

  /** The numbers of a table, a row for each of these lines. */
  rows(month, table, lines) {
    return lines.map((line) => TABLES[table].map((column) => this.count(month, table, column, line)));
  }
}
