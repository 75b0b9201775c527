// Every published cell, and every length, beside what was made.
import { DIMENSIONS, FEW, TABLES, TOLD_FROM } from './ledger.mjs';
import { hideAll, isKept } from './solve.mjs';

/** A cell as it has to be published; what would give another one away may be `withheld`. */
export function fits(cell, value) {
  if (cell === 'few') return value < FEW;
  if (cell === 'withheld') return value >= FEW;
  return cell?.shown === value && value >= FEW;
}

const sum = (numbers) => numbers.reduce((so_far, one) => so_far + one, 0);

/** A table with its totals as last row and last column. */
export function whole(rows, width) {
  const columns = Array.from({ length: width }, (_, at) => sum(rows.map((row) => row[at])));
  return [...rows, columns].map((row) => [...row, sum(row)]);
}

/** The published cells in the same order. */
export const cellsOf = (block) => [...block.lines, block.city].map((line) => [...line.parts, line.total]);

export class Figures {
  constructor(ledger) {
    this.ledger = ledger;
    this.faults = [];
    this.compared = { cells: 0, few: 0, withheld: 0, times: 0, shares: 0 };
  }

  fault(text) {
    this.faults.push(text);
  }

  /** A month as a whole. */
  month(told) {
    const topics = told.blocks.map((block) => block.topic);
    if (topics.join() !== Object.keys(TABLES).sort((a, b) => topics.indexOf(a) - topics.indexOf(b)).join()) {
      this.fault(`${told.month}: the tables are ${topics}`);
    }
    for (const block of told.blocks) this.block(told, block);
    this.times(told);
    const nobody = [told.pause_days, told.groups?.matters, told.groups?.persons];
    if (nobody.some((cell) => cell !== 'few')) this.fault(`${told.month}: nobody was waited for, and nothing was a matter of many`);
    this.compared.few += nobody.length;
    this.compared.cells += nobody.length;
  }

  block(told, block) {
    const name = `${told.month} ${block.topic}`;
    if (block.columns.join() !== TABLES[block.topic].join()) this.fault(`${name}: the columns are ${block.columns}`);
    const lines = block.lines.map((line) => line.of);
    const known = DIMENSIONS.includes(block.topic) ? this.told(told, block, name) : this.ledger.lines(block.topic);
    if (known && lines.join() !== known.join()) this.fault(`${name}: the lines are ${lines}, not ${known}`);
    const truth = whole(this.ledger.rows(told.month, block.topic, lines), block.columns.length);
    const cells = cellsOf(block);
    // A dimension that cannot be told has no line, and a city that tells nothing.
    if (DIMENSIONS.includes(block.topic) && lines.length === 0) {
      if (block.city.parts.length > 0 || block.city.total !== 'few') this.fault(`${name}: a city without lines`);
      return;
    }
    truth.forEach((row, at) => {
      row.forEach((value, column) => this.cell(`${name} ${lines[at] ?? 'city'} ${column}`, cells[at][column], value));
    });
    const flat = cells.flat();
    if (flat.includes('withheld') && !flat.includes('few')) this.fault(`${name}: something is withheld for nothing`);
  }

  cell(name, cell, value) {
    this.compared.cells += 1;
    if (typeof cell === 'string') this.compared[cell] += 1;
    if (!fits(cell, value)) this.fault(`${name}: ${JSON.stringify(cell)} is ${value}`);
  }

  /** The windows that a dimension has lines of: those whose ratings are shown and enough, or none if they cannot be kept. */
  told(told, block, name) {
    const verified = told.blocks.find((one) => one.topic === 'verified');
    const enough = verified.lines.filter((line) => line.total.shown >= TOLD_FROM).map((line) => line.of);
    if (block.lines.length > 0 || enough.length === 0) return enough;
    const truth = whole(this.ledger.rows(told.month, block.topic, enough), block.columns.length);
    if (isKept(hideAll(truth))) this.fault(`${name}: it could have been published`);
    return undefined;
  }

  /** Days of first answers, where ten or more are shown. */
  times(told) {
    const answered = told.blocks.find((block) => block.topic === 'answered');
    const lines = [{ ...answered.city, of: undefined }, ...answered.lines].filter((line) => line.total.shown >= 10);
    const known = lines.map((line) => {
      const [median, ninety] = [50, 90].map((percent) => length(this.ledger.lengths(told.month, line.of), percent));
      return { of: line.of, median, ninety, median_without: median, ninety_without: ninety };
    });
    this.compared.times += known.length * 4;
    const text = (all) => JSON.stringify(all.map((one) => [one.of, one.median, one.ninety, one.median_without, one.ninety_without]));
    if (text(known) !== text(told.times)) this.fault(`${told.month}: the lengths are ${text(told.times)}, not ${text(known)}`);
  }
}

/** The length that so many of a hundred answers did not exceed; 61 stands for more than 60. */
function length(lengths, percent) {
  const sorted = lengths.map((days) => Math.min(days, 61)).sort((a, b) => a - b);
  return sorted.find((days) => sorted.filter((one) => one <= days).length * 100 >= sorted.length * percent);
}
