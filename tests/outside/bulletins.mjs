// The bulletins that oversight reads, beside what was made: each number of each month and week, together and unit by unit.
import { days } from './control.mjs';
import { TABLES } from './ledger.mjs';

/** What happens on a day, as far as it is made here. */
const TOLD = ['filed', 'heard', 'found', 'answered', 'withdrawn'];

/** The Monday of a day's week. */
export function monday(day) {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return days(day, -weekday);
}

/** Compares every month and every week in which anything happened; gives faults and how many numbers were compared. */
export async function bulletins(desk, ledger) {
  const found = { faults: [], numbers: 0, periods: 0 };
  const periods = new Map();
  for (const { day } of ledger.days) {
    periods.set(`month=${day.slice(0, 7)}`, (other) => other.slice(0, 7) === day.slice(0, 7));
    periods.set(`week=${monday(day)}`, (other) => monday(other) === monday(day));
  }
  for (const [query, isIn] of periods) {
    const told = await desk.get('oversight-1', `/api/v1/desk/bulletin?${query}`);
    if (!told.is_exact) found.faults.push(`${query}: oversight sees every number`);
    found.periods += 1;
    for (const of of [undefined, '', ...ledger.units]) compare(ledger, { told, query, isIn, of }, found);
  }
  return found;
}

/** One table: a unit of which nothing happened may have none. */
function compare(ledger, { told, query, isIn, of }, found) {
  const table = told.tables.find((one) => one.of === of);
  for (const topic of TOLD) {
    for (const part of TABLES[topic]) {
      const isOf = (line) => (of === undefined ? line === '' || ledger.units.includes(line) : line === of);
      const those = ledger.days.filter((one) => one.table === topic && one.column === part && isOf(one.line) && isIn(one.day));
      const line = table?.lines.find((one) => one.topic === topic && one.part === part);
      const number = line?.now.shown ?? 0;
      found.numbers += 1;
      if (number !== those.length) found.faults.push(`${query} ${of ?? 'all'} ${topic} ${part}: ${number} is ${those.length}`);
    }
  }
}
