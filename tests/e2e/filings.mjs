// What tests of sending share: a server of one's own, the filings that reach the network, and that none is there twice.
import { expect } from '@playwright/test';
import { fileCase, readCase } from './api.mjs';
import { Citizen } from './steps.mjs';

/** At the check page of a server of one's own, with the filings that reach the network. */
export async function atCheck(page, serve, { env, path = '/', text } = {}) {
  const server = await serve(env);
  const citizen = new Citizen(page);
  const filings = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/cases')) filings.push(request);
  });
  await citizen.prepare('complaint', { start: `${server.url}${path}`, text });
  return { server, citizen, filings };
}

/** The case exists once: a replay gets the same number, and the next case the next number. */
export async function existsOnce({ request, server, filings, receipt }) {
  expect(await readCase(request, receipt.code, server.url)).toMatchObject({ number: receipt.number });
  const body = filings.at(-1).postData();
  expect(JSON.parse(body).query_code).toBe(receipt.code);
  for (const filing of filings) expect(filing.postData(), 'always the same request').toBe(body);
  const headers = { 'Content-Type': 'application/json' };
  const again = await request.post(`${server.url}/api/v1/cases`, { headers, data: Buffer.from(body) });
  expect(again.status(), 'the same code with the same content again').toBe(200);
  expect((await again.json()).number).toBe(receipt.number);
  const count = Number(receipt.number.slice(-6));
  const { receipt: next } = await fileCase(request, {}, server.url);
  expect(Number(next.number.slice(-6)), 'no number was used up beside it').toBe(count + 1);
}
