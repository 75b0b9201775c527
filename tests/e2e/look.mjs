// What every page must be able to do in every look.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from '@playwright/test';
import { OUTPUT } from './server.mjs';

const FOLDER = path.join(OUTPUT, 'looks');

/** Keeps a picture of the whole page under a name. */
export async function picture(page, name) {
  mkdirSync(FOLDER, { recursive: true });
  await page.screenshot({ path: path.join(FOLDER, `${name}.png`), fullPage: true, animations: 'disabled' });
}

/** One h1, a title, no sideways scrolling, large enough text and targets. */
export async function isSound(page, where, { elder = false } = {}) {
  await expect(page.locator('h1:visible'), where).toHaveCount(1);
  await expect(page, where).toHaveTitle(/\S/);
  await fits(page, where);
  const limits = elder ? { text: 22, smallest: 19, target: 60 } : { text: 15, smallest: 14, target: 44 };
  expect(await page.evaluate(tooSmallText, limits), `${where}: text is large enough`).toEqual([]);
  expect(await page.evaluate(tooSmallTargets, limits.target), `${where}: targets are large enough`).toEqual([]);
}

/** The page scrolls in one direction only. */
export async function fits(page, where) {
  const { overflow, wide } = await page.evaluate(() => {
    const room = document.documentElement.clientWidth;
    const isWide = (element) => element.getBoundingClientRect().right > room + 1 && element.checkVisibility();
    const wide = [...document.body.querySelectorAll('*')].filter(isWide).map((element) => element.outerHTML.slice(0, 120));
    return { overflow: document.documentElement.scrollWidth - room, wide };
  });
  expect(overflow, `${where} scrolls sideways because of ${wide.slice(0, 3).join('\n')}`).toBeLessThanOrEqual(0);
}

/** Visible text under the size: in the page at all, or in its main part. */
function tooSmallText({ text, smallest }) {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const said = walker.currentNode.data.trim();
    const isRead = said !== '' && element.checkVisibility() && !element.closest('.visually-hidden, svg, script, option');
    if (!isRead) continue;
    const size = parseFloat(getComputedStyle(element).fontSize);
    const least = element.closest('main, #start') ? text : smallest;
    if (size < least - 0.05) found.push(`${size.toFixed(1)} px: ${said.slice(0, 30)}`);
  }
  return found;
}

/** Controls whose area, as the browser hits it, is under the size in one direction. */
async function tooSmallTargets(least) {
  const found = [];
  const selector = 'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=option], [role=switch]';
  const paint = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (const control of document.querySelectorAll(selector)) {
    if (!control.checkVisibility({ visibilityProperty: true }) || control.closest('.visually-hidden, .skip')) continue;
    if (isInSentence(control)) continue;
    const label = control.labels?.[0];
    const isBox = ['radio', 'checkbox'].includes(control.type);
    const parts = isBox && label ? [control, label] : [control];
    const isLarge = ([width, height]) => width >= least - 0.5 && height >= least - 0.5;
    let size = [0, 0];
    // The page may still scroll to what it focuses: what was scrolled away under the measure is measured again.
    for (let tries = 0; tries < 3 && !isLarge(size); tries += 1) {
      control.scrollIntoView({ block: 'center', behavior: 'instant' });
      await paint();
      size = area(parts);
    }
    if (isUnderList(parts)) continue;
    const [width, height] = size;
    if (!isLarge(size)) {
      const name = (label ?? control).textContent.trim().slice(0, 20) || control.outerHTML.slice(0, 60);
      found.push(`${width}×${height} px: ${control.localName} ${name}`);
    }
  }
  scrollTo(0, 0);
  return found;

  /** A link inside a sentence is no target of its own (WCAG 2.5.8, inline). */
  function isInSentence(control) {
    if (control.localName !== 'a') return false;
    let block = control.parentElement;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    const isInline = getComputedStyle(control).display === 'inline' || block.localName === 'p';
    return isInline && block.textContent.trim().length > control.textContent.trim().length + 1;
  }

  /** What an open list of suggestions covers comes back when it closes. */
  function isUnderList(parts) {
    const { x, y, width, height } = parts.at(-1).getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return hit?.closest('[role=listbox]') && !parts[0].closest('[role=listbox]');
  }

  /** How far a finger may stray from the middle and still hit. */
  function area(parts) {
    const { x, y, width, height } = parts.at(-1).getBoundingClientRect();
    const middle = { x: x + width / 2, y: y + height / 2 };
    const hits = (px, py) => {
      const hit = document.elementFromPoint(px, py);
      return hit !== null && parts.some((part) => part === hit || part.contains(hit));
    };
    const reach = (dx, dy) => {
      let steps = 0;
      while (steps < 80 && hits(middle.x + dx * (steps + 1), middle.y + dy * (steps + 1))) steps += 1;
      return steps;
    };
    return [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
  }
}
