// What whoever started this check does for it: set the clock of the server. A line goes out, a line comes back.
import readline from 'node:readline';

export class Control {
  constructor() {
    this.lines = readline.createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  }

  /** From now on it is this moment, and what is due by then is published. */
  async clock(at) {
    process.stdout.write(`> clock ${at}\n`);
    const { value, done } = await this.lines.next();
    if (done || value !== 'ok') throw new Error(`the clock was not set: ${value}`);
  }
}

/** `YYYY-MM` so many months later. */
export function later(month, months) {
  const [year, of] = month.split('-').map(Number);
  const all = year * 12 + of - 1 + months;
  return `${String(Math.floor(all / 12)).padStart(4, '0')}-${String((all % 12) + 1).padStart(2, '0')}`;
}

/** The day before or after, `YYYY-MM-DD`. */
export function days(day, more) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + more * 86_400_000).toISOString().slice(0, 10);
}

/** The day in +08:00 of a moment. */
export function dayOf(moment) {
  return new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(0, 10);
}

/** When everything of a day happens. */
export const moment = (day) => `${day}T10:00:00+08:00`;
