// What a test needs to say to the server without the app.
import { randomInt } from 'node:crypto';
import { expect } from '@playwright/test';

/** A fresh query code: 22 random digits and two check digits (ISO 7064 MOD 97-10). */
export function makeCode() {
  const body = Array.from({ length: 22 }, () => randomInt(10)).join('');
  const check = 98n - ((BigInt(body) * 100n) % 97n);
  return body + String(check).padStart(2, '0');
}

/** Six groups of four, as people see it. */
export const grouped = (code) => code.match(/\d{4}/g).join(' ');

/** Says whether 24 digits are a query code. */
export const isCode = (digits) => /^\d{24}$/.test(digits) && BigInt(digits) % 97n === 1n;

/** Files a case and hands back its code and receipt. */
export async function fileCase(request, answers = {}, url = '') {
  const code = makeCode();
  const data = {
    query_code: code,
    kind: 'complaint',
    text: '昨天上午在窗口排队两个小时，没有人说明原因。',
    channel: 'web',
    ...answers,
  };
  const response = await request.post(`${url}/api/v1/cases`, { data });
  expect(response.status(), await response.text()).toBe(201);
  return { code, data, receipt: await response.json() };
}

/** The case as its citizen sees it. */
export async function readCase(request, code, url = '') {
  const response = await request.get(`${url}/api/v1/case`, { headers: { 'Query-Code': code } });
  expect(response.status()).toBe(200);
  return response.json();
}
