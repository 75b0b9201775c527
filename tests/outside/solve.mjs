// Tries to compute what is hidden, from everything that is published together: the sums of each table exactly, and between tables and
// months what must hold of them.
import { Flow } from './flow.mjs';
import { DIMENSIONS, FEW } from './ledger.mjs';

/** More than anything can be. */
const MOST = 1_000_000;

/** Between what a cell lies by its mark alone. */
function bounds(cell) {
  if (cell === 'few') return [0, FEW - 1];
  return cell === 'withheld' ? [FEW, MOST] : [cell.shown, cell.shown];
}

/** A table of which only the totals of its lines are known, as marks. */
export function hideAll(truth) {
  const mark = (value) => (value < FEW ? 'few' : 'withheld');
  const row = (values) => values.map((value, at) => (at === values.length - 1 ? { shown: value } : mark(value)));
  return truth.map(row);
}

/** Whether no hidden cell of a table follows from the others. */
export function isKept(cells) {
  const flow = new Flow(cells.map((row) => row.map(bounds)));
  return cells.every((row, at) => row.every((cell, column) => {
    if (typeof cell !== 'string') return true;
    const [least, most] = flow.range(at, column);
    return least < most;
  }));
}

export class Solver {
  /** `months` as published, the oldest first; `said` as `{year, unit}` of units without complaints. */
  constructor(months, said = []) {
    this.tables = new Map();
    this.known = new Set();
    for (const month of months) for (const block of month.blocks) this.add(month.month, block);
    this.months = months.map((month) => month.month);
    for (const { year, unit } of said) this.say(year, unit);
    this.isPossible = true;
  }

  add(month, block) {
    // A dimension that is not told: there is nothing to compute.
    if (block.lines.length === 0) return;
    const cells = [...block.lines, block.city].map((line) => [...line.parts, line.total]);
    const lines = block.lines.map((line) => line.of);
    const table = { month, topic: block.topic, columns: block.columns, lines, cells, bounds: cells.map((row) => row.map(bounds)) };
    this.tables.set(`${month} ${block.topic}`, table);
  }

  /** No complaint came in a year: that is published, too. */
  say(year, unit) {
    for (const month of this.months.filter((one) => one.startsWith(`${year}-`))) {
      const table = this.tables.get(`${month} filed`);
      const [row, column] = [table.lines.indexOf(unit), table.columns.indexOf('complaint')];
      table.bounds[row][column] = [0, 0];
      this.known.add(`${month} filed ${row} ${column}`);
    }
  }

  /** Narrows everything until nothing changes. */
  solve() {
    let isNew = true;
    while (isNew) {
      isNew = false;
      for (const table of this.tables.values()) isNew = this.table(table) || isNew;
      isNew = this.across() || isNew;
    }
    return this;
  }

  /** What a table says by itself, exactly. */
  table(table) {
    if (table.isSettled) return false;
    const flow = new Flow(table.bounds);
    table.isSettled = true;
    if (!flow.isPossible) {
      this.isPossible = false;
      return false;
    }
    let isNew = false;
    table.bounds.forEach((row, at) => row.forEach(([least, most], column) => {
      if (least === most) return;
      const found = flow.range(at, column);
      isNew = isNew || found[0] > least || found[1] < most;
      table.bounds[at][column] = found;
    }));
    return isNew;
  }

  narrow(table, row, column, least, most) {
    const [low, high] = table.bounds[row][column];
    const found = [Math.max(low, least), Math.min(high, most)];
    if (found[0] === low && found[1] === high) return false;
    if (found[0] > found[1]) this.isPossible = false;
    table.bounds[row][column] = found;
    table.isSettled = false;
    return true;
  }

  /** What holds between tables. A dimension adds up to the ratings of its window; nobody rates with a ticket that was never given, and nothing
   * is answered that was never filed: summed up from the first month on. */
  across() {
    let isNew = false;
    for (const month of this.months) {
      const verified = this.tables.get(`${month} verified`);
      for (const table of DIMENSIONS.map((one) => this.tables.get(`${month} ${one}`)).filter(Boolean)) {
        table.lines.forEach((line, at) => {
          const [from, to] = [[table, at, 3], [verified, verified.lines.indexOf(line), 2]];
          for (const [one, other] of [[from, to], [to, from]]) {
            const [least, most] = other[0].bounds[other[1]][other[2]];
            isNew = this.narrow(...one, least, most) || isNew;
          }
        });
      }
    }
    return this.upTo('verified', 2, 'visits', 0) || this.upTo('answered', 2, 'filed', 4) || isNew;
  }

  /** Up to any month there are no more of the one than of the other. */
  upTo(less, lessAt, more, moreAt) {
    let isNew = false;
    const lines = new Set(this.months.flatMap((month) => this.tables.get(`${month} ${less}`)?.lines ?? []));
    for (const line of lines) {
      const place = (month, topic, at) => {
        const table = this.tables.get(`${month} ${topic}`);
        return [table, table.lines.indexOf(line), at];
      };
      this.months.forEach((_, last) => {
        const months = this.months.slice(0, last + 1);
        const [lesser, larger] = [months.map((one) => place(one, less, lessAt)), months.map((one) => place(one, more, moreAt))];
        // A unit that came later has no line before.
        if ([...lesser, ...larger].some(([, row]) => row < 0)) return;
        const at = ([table, row, column]) => table.bounds[row][column];
        const least = lesser.reduce((so_far, one) => so_far + at(one)[0], 0);
        const most = larger.reduce((so_far, one) => so_far + at(one)[1], 0);
        for (const one of larger) isNew = this.narrow(...one, least - (most - at(one)[1]), MOST) || isNew;
        for (const one of lesser) isNew = this.narrow(...one, 0, most - (least - at(one)[0])) || isNew;
      });
    }
    return isNew;
  }

  /** Hidden cells, and those of them that can be one number only. */
  found() {
    const hidden = [];
    for (const table of this.tables.values()) {
      table.cells.forEach((row, at) => row.forEach((cell, column) => {
        const name = `${table.month} ${table.topic} ${at} ${column}`;
        if (typeof cell !== 'string' || this.known.has(name)) return;
        const [least, most] = table.bounds[at][column];
        const where = `${table.month} ${table.topic} ${table.lines[at] ?? 'city'} ${table.columns[column] ?? 'all'}`;
        hidden.push({ where, mark: cell, value: least === most ? least : undefined });
      }));
    }
    return { hidden, pinned: hidden.filter((one) => one.value !== undefined) };
  }
}
