// What a page keeps on the device, and what it sends.

/** Everything the page keeps on the device, readable however it is written there. */
export async function kept(page) {
  const raw = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  return raw + decodeURIComponent(raw.replace(/%(?![0-9A-F]{2})/gi, '%25'));
}

/** Counts what is filed. */
export function filings(page) {
  const sent = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/api/v1/cases')) sent.push(request.postData());
  });
  return sent;
}
