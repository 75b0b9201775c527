// The same figures by every other way: months of the past, tables for spreadsheets, pages. None of them may say more.

const OPEN = '/api/v1/open';

/** What a cell reads in a table, in English. */
function read(cell) {
  if (cell === 'few') return 'under 5';
  return cell === 'withheld' ? '5 or more' : String(cell.shown);
}

export class Views {
  constructor(client, figures) {
    Object.assign(this, { client, figures });
    this.compared = { months: 0, lines: 0, pages: 0, numbers: 0 };
    this.kept = new Map();
  }

  /** What is published up to a month, which must be what was published before wherever both speak of the same month. */
  async read(query = '') {
    const told = await this.client.call('GET', OPEN + query, 200);
    for (const month of told.months) {
      const text = JSON.stringify(month);
      const before = this.kept.get(month.month);
      if (before !== undefined && before !== text) this.figures.fault(`${month.month} was changed after it was published (${query})`);
      this.kept.set(month.month, text);
      this.compared.months += 1;
    }
    return told;
  }

  /** Every month that was ever published, the oldest first, by going back from the last one. */
  async all() {
    const told = await this.read();
    for (let first = told.months[0]; first; ) {
      const before = await this.client.send('GET', `${OPEN}?month=${previous(first.month)}`);
      if (before.status !== 200) break;
      first = (await this.read(`?month=${previous(first.month)}`)).months[0];
    }
    const months = [...this.kept.keys()].sort().map((month) => JSON.parse(this.kept.get(month)));
    for (const { month } of months) await this.read(`?month=${month}`);
    return { told, months };
  }

  /** The table to download up to a month: for each month and line the same values as in the data, and no other. */
  async csv(told, month) {
    const text = (await this.client.send('GET', `${OPEN}.csv?month=${month}&lang=en`)).text;
    const rows = parse(text).slice(1);
    const found = new Map();
    for (const [period, , code, , , , value] of rows) push(found, [period, code].join('|'), value);
    const expected = new Map();
    for (const one of told.months) this.valuesOf(told, one, expected);
    for (const [key, values] of found) {
      const known = expected.get(key) ?? [];
      const plain = values.filter((value) => !value.includes('%') && !value.includes('no complaint'));
      const shares = values.filter((value) => value.includes('%'));
      this.compared.lines += values.length;
      if (plain.sort().join('|') !== known.filter((one) => !one.share).map((one) => one.value).sort().join('|')) {
        this.figures.fault(`the table up to ${month} says other numbers of ${key}`);
      }
      this.percents(shares, known.filter((one) => one.share).map((one) => one.share), `${month} ${key}`);
    }
    const missing = [...expected.keys()].filter((key) => !found.has(key));
    if (missing.length > 0) this.figures.fault(`the table up to ${month} says nothing of ${missing}`);
  }

  valuesOf(told, month, expected) {
    const add = (of, value) => push(expected, [month.month, of ?? ''].join('|'), { value });
    for (const block of month.blocks) {
      for (const line of [{ ...block.city, of: undefined }, ...block.lines]) {
        for (const cell of line.parts) add(line.of, read(cell));
        if (block.columns.length > 1) add(line.of, read(line.total));
      }
    }
    add(undefined, read(month.pause_days));
    for (const cell of [month.groups.matters, month.groups.persons]) add(undefined, read(cell));
    for (const one of month.times) {
      const all = [one.median, one.ninety, one.median_without, one.ninety_without];
      for (const days of all) add(one.of, days > 60 ? 'more than 60 days' : `${days} ${days === 1 ? 'day' : 'days'}`);
    }
    for (const share of told.shares.filter((one) => one.month === month.month)) {
      push(expected, [month.month, share.of ?? ''].join('|'), { share });
    }
  }

  /** Shares in whole percent: never narrower than they are known, and never wider by more than a percent. */
  percents(texts, shares, where) {
    const isOf = (text, { low, high }) => {
      const ends = text.split(' (')[0].split('–').map((end) => Number.parseInt(end, 10) / 100);
      const [least, most] = [ends[0], ends.at(-1)];
      if (high - low < 1e-9) return Math.abs(least - low) <= 0.005_1 && ends.length === 1;
      return least <= low + 1e-4 && least > low - 0.010_2 && most >= high - 1e-4 && most < high + 0.010_2;
    };
    const rest = [...texts];
    for (const share of shares) {
      const at = rest.findIndex((text) => isOf(text, share));
      if (at < 0) this.figures.fault(`no share of ${where} is ${share.low} to ${share.high}: ${texts}`);
      else rest.splice(at, 1);
    }
    if (rest.length > 0) this.figures.fault(`more shares of ${where} than in the data: ${rest}`);
  }

  /** A page of a unit or of the city: each number in its tables is one that is shown of that unit in the data. */
  async page(told, month, unit, look) {
    const query = [`month=${month}`, ...(unit ? [`unit=${unit}`] : []), ...(look ? [look] : [])].join('&');
    const answer = await this.client.send('GET', `/open?${query}`);
    if (answer.status !== 200) this.figures.fault(`/open?${query} gave ${answer.status}`);
    const known = new Set();
    for (const one of told.months) {
      const cells = one.blocks.flatMap((block) => [{ ...block.city, of: undefined }, ...block.lines].filter((line) => !unit || line.of === unit));
      for (const line of cells) for (const cell of [...line.parts, line.total]) if (cell.shown !== undefined) known.add(String(cell.shown));
      for (const cell of unit ? [] : [one.pause_days, one.groups.matters, one.groups.persons]) known.add(String(cell.shown));
    }
    const numbers = [...answer.text.matchAll(/<td[^>]*>(\d+)<\/td>/g)].map((found) => found[1]);
    this.compared.pages += 1;
    this.compared.numbers += numbers.length;
    for (const number of numbers.filter((one) => !known.has(one))) this.figures.fault(`/open?${query} says ${number}`);
  }
}

function push(map, key, value) {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function previous(month) {
  const [year, of] = month.split('-').map(Number);
  return of === 1 ? `${year - 1}-12` : `${year}-${String(of - 1).padStart(2, '0')}`;
}

/** Lines of RFC 4180 in which every cell is quoted. */
function parse(text) {
  const lines = text.replace(/^\u{feff}/u, '').split('\r\n').filter((line) => line !== '');
  return lines.map((line) => [...line.matchAll(/"((?:[^"]|"")*)"/g)].map((found) => found[1].replaceAll('""', '"')));
}
