// Whether this check could have failed: the same months with their hiding taken off, or with one number that is wrong.
import { Figures, whole } from './figures.mjs';
import { FEW, TABLES } from './ledger.mjs';
import { compareShares } from './shares.mjs';
import { Solver } from './solve.mjs';

/** Months as they are with every number hidden that is small, and nothing withheld for its sake. */
function hiddenAlone(ledger, months) {
  return shownAs(ledger, months, (value) => (value < FEW ? 'few' : { shown: value }));
}

/** Months as they are with nothing hidden at all but one cell of each line. */
function bare(ledger, months) {
  return shownAs(ledger, months, (value, column, width) => (column === 0 && width > 2 && value < FEW ? 'few' : { shown: value }));
}

function shownAs(ledger, months, mark) {
  return months.map((month) => ({
    ...month,
    blocks: month.blocks.map((block) => {
      const lines = block.lines.map((line) => line.of);
      if (lines.length === 0) return block;
      const table = whole(ledger.rows(month.month, block.topic, lines), block.columns.length);
      const line = (of, row) => {
        const cells = row.map((value, column) => mark(value, column, row.length));
        return { of, parts: cells.slice(0, -1), total: cells.at(-1) };
      };
      return { ...block, lines: lines.map((of, at) => line(of, table[at])), city: line('', table.at(-1)) };
    }),
  }));
}

/** What went wrong with going wrong. */
export function doubts(ledger, months, told) {
  const faults = [];
  const bared = new Solver(bare(ledger, months)).solve().found();
  const missed = bared.hidden.length - bared.pinned.length;
  if (bared.hidden.length === 0 || missed > 0) faults.push(`with hiding turned off ${missed} of ${bared.hidden.length} hidden cells were not found`);
  const alone = new Solver(hiddenAlone(ledger, months)).solve().found();
  if (alone.pinned.length === 0) faults.push('where only small numbers are hidden, none was found');
  const wrong = alone.pinned.filter((one) => one.value !== valueAt(ledger, months, one.where));
  if (wrong.length > 0) faults.push(`found ${wrong.length} that are others: ${wrong.map((one) => one.where)}`);
  for (const [what, change] of CHANGES) {
    const copy = structuredClone(told);
    const isThere = change(copy);
    const figures = new Figures(ledger);
    for (const month of copy.months) {
      figures.month(month);
      compareShares(figures, month, copy);
    }
    if (isThere && figures.faults.length === 0) faults.push(`nobody saw ${what}`);
    if (!isThere) faults.push(`there is nothing to try ${what} on`);
  }
  return { faults, bared: bared.pinned.length, alone: alone.pinned.length };
}

/** The true number behind the words of a place. */
function valueAt(ledger, months, where) {
  const [month, topic, line, column] = where.split(' ');
  // The city of a dimension is what is listed, and no more.
  const block = months.find((one) => one.month === month).blocks.find((one) => one.topic === topic);
  const of = line === 'city' ? block.lines.map((one) => one.of) : [line];
  const columns = column === 'all' ? TABLES[topic] : [column];
  return of.flatMap((one) => columns.map((part) => ledger.count(month, topic, part, one))).reduce((so_far, one) => so_far + one, 0);
}

function cellsOf(copy) {
  return copy.months.flatMap((month) => month.blocks.flatMap((block) => block.lines.map((line) => [line, line.parts])));
}

/** Ways of being wrong; each says whether it found something to change. */
const CHANGES = [
  ['a number that is one more', (copy) => change(copy, (cell) => cell.shown !== undefined, (cell) => ({ shown: cell.shown + 1 }))],
  ['a small number that is shown', (copy) => change(copy, (cell) => cell === 'few', () => ({ shown: 3 }))],
  ['a large number that is told as a small one', (copy) => change(copy, (cell) => cell.shown !== undefined, () => 'few')],
  ['a small number that is told as a large one', (copy) => change(copy, (cell) => cell === 'few', () => 'withheld')],
  ['a share that is wrong', (copy) => copy.shares.length > 0 && Boolean((copy.shares[0].low += 0.01))],
  ['a share that is missing', (copy) => Boolean(copy.shares.pop())],
  ['a line that is missing', (copy) => Boolean(copy.months[0].blocks[0].lines.pop())],
  ['an interval that is narrower', (copy) => {
    const one = copy.shares.find((share) => share.interval);
    return Boolean(one && (one.interval[0] += 0.001));
  }],
];

function change(copy, isOne, to) {
  for (const [, parts] of cellsOf(copy)) {
    const at = parts.findIndex(isOne);
    if (at >= 0) {
      parts[at] = to(parts[at]);
      return true;
    }
  }
  return false;
}
