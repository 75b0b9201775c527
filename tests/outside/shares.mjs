// The shares, reckoned anew from the published cells by trying everything that a line can be.

/** Which column, of which columns together. */
const SHARES = [
  ['heard', 0, [0, 1]],
  ['heard', 2, [0, 1, 2]],
  ['answered', 0, [0, 1]],
  ['verified', 0, [0, 1]],
  ['service', 0, [0, 1]],
  ['efficiency', 0, [0, 1]],
  ['conduct', 0, [0, 1]],
  ['visits', 0, [0, 1]],
];

/** The quantile of the normal distribution for 95 %. */
const Z = 1.959963984540054;

/** Wilson's interval, as the two solutions of (p − x)² = z²·x·(1 − x)/n. */
export function wilson(good, n) {
  const p = good / n;
  const [a, b, c] = [1 + Z ** 2 / n, -(2 * p + Z ** 2 / n), p ** 2];
  const root = Math.sqrt(Math.max(b ** 2 - 4 * a * c, 0));
  return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
}

/** Everything that the parts of a line can be, where its total is shown. */
function* possible(parts, total) {
  if (parts.length === 0) {
    if (total === 0) yield [];
    return;
  }
  const [first, ...rest] = parts;
  const [least, most] = first.shown !== undefined ? [first.shown, first.shown] : first === 'few' ? [0, 4] : [5, total];
  if (rest.length === 0) {
    if (total >= least && total <= most) yield [total];
    return;
  }
  for (let value = least; value <= Math.min(most, total); value += 1) {
    for (const others of possible(rest, total - value)) yield [value, ...others];
  }
}

/** A share of a line; nothing where nothing is known of it. */
function share(line, part, of) {
  if (line.total.shown === undefined) return undefined;
  // What is shown goes first, so that little has to be tried.
  const order = line.parts.map((_, at) => at).sort((a, b) => weight(line.parts[a]) - weight(line.parts[b]));
  const known = { low: 1, high: 0, n: [Infinity, 0], interval: [1, 0] };
  for (const values of possible(order.map((at) => line.parts[at]), line.total.shown)) {
    const value = (at) => values[order.indexOf(at)];
    const n = of.reduce((so_far, at) => so_far + value(at), 0);
    known.n = [Math.min(known.n[0], n), Math.max(known.n[1], n)];
    if (n === 0) continue;
    const ratio = value(part) / n;
    const [low, high] = wilson(value(part), n);
    known.low = Math.min(known.low, ratio);
    known.high = Math.max(known.high, ratio);
    known.interval = [Math.min(known.interval[0], low), Math.max(known.interval[1], high)];
  }
  const isOpen = known.low <= 0 && known.high >= 1;
  return known.n[0] > 0 && !isOpen ? known : undefined;
}

const weight = (cell) => (cell.shown !== undefined ? 0 : cell === 'few' ? 1 : 2);

/** All shares of a month as they must be told. */
export function sharesOf(told) {
  const all = [];
  for (const [topic, part, of] of SHARES) {
    const block = told.blocks.find((one) => one.topic === topic);
    for (const line of [{ ...block.city, of: undefined }, ...block.lines]) {
      const known = share(line, part, of);
      const hasInterval = block.columns[part] === 'good';
      if (known) {
        const { low, high, n } = known;
        all.push({ topic, part: block.columns[part], of: line.of, low, high, n, interval: hasInterval ? known.interval : undefined });
      }
    }
  }
  return all;
}

/** Compares what is told of a month; shares are told to four digits. */
export function compareShares(figures, month, told) {
  const expected = sharesOf(month);
  const own = told.shares.filter((one) => one.month === month.month);
  const name = (one) => [month.month, one.topic, one.part, one.of ?? 'city'].join(' ');
  const numbers = (one) => [one.low, one.high, ...(one.interval ?? []), ...(one.n ?? [])];
  if (own.map(name).join() !== expected.map(name).join()) {
    figures.fault(`${month.month}: the shares are of ${own.map(name)}, not of ${expected.map(name)}`);
  }
  for (const one of expected) {
    const found = own.find((other) => name(other) === name(one));
    const is = found ? numbers(found) : [];
    figures.compared.shares += 1;
    const isSame = is.length === numbers(one).length && numbers(one).every((value, at) => Math.abs(value - is[at]) <= 0.000_051);
    if (!isSame) figures.fault(`share ${name(one)}: ${is} is ${numbers(one)}`);
  }
}
