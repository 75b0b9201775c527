// An outsider's check of the public figures: makes encounters, ratings and cases with known answers by the calls of docs/API.md, reckons every
// published number anew, and tries to compute what is hidden. It knows nothing of the program but its documents.
//
//   node barometer.mjs --url URL --visits KEY --incidents KEY --units A,B --password WORD --count N --months N --from YYYY-MM --seed N
//   node barometer.mjs --url URL --read
//
// The first way needs a server of its own whose clock somebody sets who hears `> clock …` on standard output and says `ok`; the second one
// reads what any server has published, and tries to compute what is hidden there.
import { parseArgs } from 'node:util';
import { bulletins } from './bulletins.mjs';
import { Cases } from './cases.mjs';
import { Chance } from './chance.mjs';
import { Client } from './client.mjs';
import { Control, later, moment } from './control.mjs';
import { Desk } from './desk.mjs';
import { doubts } from './doubt.mjs';
import { Figures } from './figures.mjs';
import { Ledger } from './ledger.mjs';
import { compareShares } from './shares.mjs';
import { Solver } from './solve.mjs';
import { Views } from './views.mjs';
import { Visits } from './visits.mjs';

/** Days of a month on which something is sent; by the third one the month before is published. */
const DAYS = ['03', '11', '19', '28'];

/** Units whose complaints are answered, and how many at most in a month. */
const ANSWERED = [['demo-1', 14], ['zhaoshan', 6], ['gulou', 4]];

const { values: given } = parseArgs({
  options: {
    url: { type: 'string' },
    visits: { type: 'string' },
    incidents: { type: 'string' },
    units: { type: 'string' },
    password: { type: 'string' },
    count: { type: 'string', default: '2000' },
    months: { type: 'string', default: '4' },
    from: { type: 'string', default: '2026-12' },
    seed: { type: 'string', default: '1' },
    read: { type: 'boolean', default: false },
  },
});

const client = new Client(given.url);
const faults = given.read ? await readOnly() : await make();
client.close();
for (const fault of faults.slice(0, 40)) console.log(`✗ ${fault}`);
console.log(faults.length === 0 ? 'everything is right' : `${faults.length} faults`);
process.exitCode = faults.length === 0 ? 0 : 1;
process.stdin.destroy();

/** Makes everything month by month, and compares. */
async function make() {
  const chance = new Chance(Number(given.seed));
  const control = new Control();
  const units = await client.call('GET', '/api/v1/units', 200);
  const ledger = new Ledger(units);
  const keys = { visits: given.visits, incidents: given.incidents, units: given.units.split(',') };
  const visits = new Visits(client, chance, ledger, keys);
  const desk = new Desk(client, chance, given.password);
  const cases = new Cases(client, chance, ledger, units, desk);
  const figures = new Figures(ledger);
  const views = new Views(client, figures);
  const [count, months] = [Number(given.count), Number(given.months)];
  for (let at = 0; at < months; at += 1) {
    const month = later(given.from, at);
    for (const day of DAYS.map((of) => `${month}-${of}`)) {
      await control.clock(moment(day));
      await client.all(visits.plan(day, Math.ceil(count / months / DAYS.length)));
      await cases.file(day, chance.between(3, 14));
    }
    const last = `${month}-${DAYS.at(-1)}`;
    await desk.signIn();
    await cases.hear(last);
    for (const [unit, most] of ANSWERED) await cases.answer(last, unit, chance.between(1, most));
    await cases.explain(last, cases.silent, 8);
    if (at > 0) await views.read();
    console.log(`${month}: ${client.sent} requests so far`);
  }
  await control.clock(moment(`${later(given.from, months)}-15`));
  const { told, months: all } = await views.all();
  await desk.signIn();
  const reported = await bulletins(desk, ledger);
  console.log(`bulletins: ${reported.numbers} numbers of ${reported.periods} months and weeks`);
  for (const { month } of all) cases.wait(month);
  const made = { ...visits.made, ...cases.made };
  console.log(`made ${Object.entries(made).map(([what, how_many]) => `${how_many} ${what}`).join(', ')}`);
  return [...reported.faults, ...figures.faults, ...(await compare(figures, views, ledger, told, all))];
}

/** Everything that is published, by every way, beside what was made. */
async function compare(figures, views, ledger, told, months) {
  for (const month of months) {
    const upTo = await views.read(`?month=${month.month}`);
    figures.month(month);
    compareShares(figures, month, upTo);
    await views.csv(upTo, month.month);
    for (const unit of [undefined, ...ledger.units]) await views.page(upTo, month.month, unit);
    for (const look of ['lang=en', 'elder=1', 'embed=1']) await views.page(upTo, month.month, ledger.units[0], look);
  }
  const hidden = differences(months, told.years);
  const doubted = doubts(ledger, months, told);
  const { cells, few, withheld, times, shares } = figures.compared;
  console.log(`compared ${cells} cells (${few} few, ${withheld} withheld), ${times} lengths and ${shares} shares of ${months.length} months`);
  console.log(`by other ways: ${views.compared.lines} lines of spreadsheets, ${views.compared.numbers} numbers on ${views.compared.pages} pages`);
  console.log(`doubted: with hiding turned off ${doubted.bared} found, with small ones hidden alone ${doubted.alone}`);
  return [...figures.faults, ...hidden, ...doubted.faults];
}

/** What can be computed of what is hidden. */
function differences(months, years) {
  const said = years.flatMap((year) => year.without_complaints.map((one) => ({ year: year.year, unit: one.unit })));
  const solver = new Solver(months, said).solve();
  const { hidden, pinned } = solver.found();
  // What was withheld for the sake of a cell that is told in words by now has nothing left to keep.
  const isTold = ({ where, mark }) => mark === 'withheld' && said.some((one) => where.startsWith(`${one.year}-`) && where.includes(' filed '));
  const wrong = pinned.filter((one) => !isTold(one));
  const width = hidden.filter((one) => one.mark === 'few').length;
  console.log(`tried to compute ${hidden.length} hidden cells (${width} of them small): ${wrong.length} can be; ${said.length} units without complaints`);
  if (!solver.isPossible) wrong.push({ where: 'the figures', value: 'nothing at all: they contradict each other' });
  return wrong.map((one) => `${one.where} can only be ${one.value}`);
}

/** What anybody can do with what is published. */
async function readOnly() {
  const figures = new Figures(new Ledger(await client.call('GET', '/api/v1/units', 200)));
  const views = new Views(client, figures);
  const { told, months } = await views.all();
  for (const month of months) {
    const upTo = await views.read(`?month=${month.month}`);
    compareShares(figures, month, upTo);
    await views.csv(upTo, month.month);
  }
  console.log(`${months.length} months, ${figures.compared.shares} shares, ${views.compared.lines} lines of spreadsheets`);
  return [...figures.faults, ...differences(months, told.years)];
}
