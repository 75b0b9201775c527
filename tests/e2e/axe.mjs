// axe-core on the page as it is, its policy included: injected by evaluate, which the policy lets pass.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';

const SOURCE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails on any violation of any impact; elders are promised contrast of at least 7. */
export async function axe(page, where = '') {
  const isThere = await page.evaluate(() => 'axe' in window);
  if (!isThere) await page.evaluate(SOURCE);
  const { violations, examined } = await page.evaluate(async () => {
    const elder = document.documentElement.hasAttribute('data-elder');
    const result = await window.axe.run(document, {
      // A frame is looked at by itself.
      iframes: false,
      resultTypes: ['violations'],
      rules: {
        'target-size': { enabled: true },
        'color-contrast-enhanced': { enabled: elder },
      },
    });
    return { violations: result.violations, examined: result.passes.length };
  });
  expect(examined, 'axe looked at something').toBeGreaterThan(5);
  const readable = violations.flatMap((violation) =>
    violation.nodes.map(
      (node) => `${violation.id} (${violation.impact}): ${node.target.join(' ')} ${node.html}\n${node.failureSummary}`,
    ),
  );
  expect(readable, `axe at ${where || new URL(page.url()).pathname}`).toEqual([]);
}
