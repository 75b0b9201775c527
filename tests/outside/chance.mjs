// Repeatable chance: the same seed makes the same city.

/** Numbers below 2³², by xorshift over four words (G. Marsaglia, Xorshift RNGs, 2003). */
export class Chance {
  constructor(seed) {
    this.words = [seed >>> 0, 362436069, 521288629, 88675123];
    for (let at = 0; at < 20; at += 1) this.next();
  }

  next() {
    const [x, y, z, w] = this.words;
    const t = x ^ (x << 11);
    this.words = [y, z, w, (w ^ (w >>> 19) ^ t ^ (t >>> 8)) >>> 0];
    return this.words[3];
  }

  /** 0 to bound - 1. */
  below(bound) {
    return Math.floor((this.next() / 2 ** 32) * bound);
  }

  /** From one number to another, both included. */
  between(least, most) {
    return least + this.below(most - least + 1);
  }

  /** True in so many of a hundred cases. */
  percent(of) {
    return this.below(100) < of;
  }

  pick(list) {
    return list[this.below(list.length)];
  }

  digits(count) {
    let digits = '';
    while (digits.length < count) digits += this.below(10);
    return digits;
  }

  /** A token of a visit; one digit over and over is none. */
  token() {
    return `1${this.digits(18)}2`;
  }

  /** A key in the form of a UUID. */
  key() {
    const hex = Array.from({ length: 32 }, () => this.below(16).toString(16));
    hex[12] = '4';
    hex[16] = '8';
    return [8, 4, 4, 4, 12].map((length) => hex.splice(0, length).join('')).join('-');
  }

  /** A query code: 22 digits and two that check them (ISO 7064 MOD 97-10). */
  code() {
    const body = this.digits(22);
    return body + String(98n - ((BigInt(body) * 100n) % 97n)).padStart(2, '0');
  }
}
