// Time until the first field takes typing, and until the second step shows, on a throttled phone in Chromium:
// the server's start page against plain.html. Says one line of JSON; everything in it was measured in this run.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { brotliCompressSync } from "node:zlib";
import { chromium } from "@playwright/test";

const RUNS = 7;
const [ours] = process.argv.slice(2);
const PHONE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 1.6e6 / 8 };
const ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
  "--disable-component-update", "--disable-sync"];

// The plain page: the same style, the same headers, brotli, no script.
async function plainServer() {
  const page = await fetch(ours);
  const html = await page.text();
  const links = [...html.matchAll(/<link[^>]*>/g)].map(([tag]) => tag).filter((tag) => /rel="?stylesheet/.test(tag));
  if (links.length === 0) throw new Error("the start page names no style sheet");
  const copied = (response) =>
    Object.fromEntries([...response.headers].filter(([name]) =>
      !["connection", "content-encoding", "content-length", "date", "etag", "last-modified", "transfer-encoding"].includes(name)));
  const first = readFileSync(new URL("plain.html", import.meta.url), "utf8").replace("<!-- style -->", links.join(""));
  const second = first.replace(/<form[\s\S]*?<\/form>/, '<form class="flow"><h1>关于哪个单位？</h1><input class="input"></form>');
  const packed = (text) => brotliCompressSync(Buffer.from(text));
  const served = new Map([["GET /", [packed(first), copied(page)]], ["POST /lite", [packed(second), copied(page)]]]);
  for (const link of links) {
    const path = link.match(/href="?([^"\s>]+)/)[1];
    const style = await fetch(new URL(path, ours));
    if (!style.ok) throw new Error(`${path} gave ${style.status}`);
    served.set(`GET ${new URL(path, ours).pathname}`, [packed(await style.text()), copied(style)]);
  }
  const server = createServer((request, response) => {
    const found = served.get(`${request.method} ${request.url}`);
    if (!found) return response.writeHead(404).end();
    const [body, headers] = found;
    response.writeHead(200, { ...headers, "content-encoding": "br", "content-length": body.length }).end(body);
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  return { server, url: `http://127.0.0.1:${server.address().port}/` };
}

// Runs in the page from its first moment: looks once a frame, which begins when the page may be drawn.
function watch(choose) {
  const say = (what, detail) => window.benchSay({ what, at: performance.timeOrigin + performance.now(), detail });
  say("origin", performance.timeOrigin);
  const shown = (node) => node && node.getClientRects().length > 0 && !node.disabled && !node.closest("[inert]");
  const first = (selector) => [...document.querySelectorAll(selector)].find(shown);
  const takesTyping = (field) => {
    field.focus();
    return document.execCommand("insertText", false, "7") && field.value.endsWith("7");
  };
  let waits = true;
  let parsed = false;
  addEventListener("DOMContentLoaded", () => { parsed = true; });
  const look = () => {
    // A click before boot.js runs goes to /lite, whose second step has a heading of its own.
    const isSecond = (h1) => shown(h1) && (h1.textContent.includes("关于哪个单位") || location.pathname.startsWith("/lite"));
    const heading = [...document.querySelectorAll("h1")].find(isSecond);
    if (heading) return say("second", location.pathname);
    if (waits && !choose) {
      const field = first("input:not([type=radio]):not([type=hidden]), textarea");
      if (field && takesTyping(field)) {
        say("field", field.id);
        return;
      }
    } else if (waits && (choose === "atOnce" || parsed)) {
      const radio = first('input[type=radio][value="complaint"]');
      const next = radio?.form && [...radio.form.querySelectorAll("button")].find(shown);
      if (next) {
        waits = false;
        radio.click();
        next.click();
      }
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

// One page load with an empty cache. choose: null types, "atOnce" and "parsed" go to the second step.
async function run(browser, url, choose) {
  const context = await browser.newContext({ viewport: { width: 375, height: 740 }, locale: "zh-CN" });
  try {
    const page = await context.newPage();
    const said = {};
    await page.exposeBinding("benchSay", (_, { what, at, detail }) => { said[what] ??= { at, detail }; });
    await page.addInitScript(watch, choose);
    const phone = await context.newCDPSession(page);
    let bytes = 0;
    phone.on("Network.loadingFinished", ({ encodedDataLength }) => { bytes += encodedDataLength; });
    await phone.send("Network.enable");
    await phone.send("Network.setCacheDisabled", { cacheDisabled: false });
    await phone.send("Network.emulateNetworkConditions", PHONE);
    await phone.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    await page.goto(url, { waitUntil: "commit" });
    const wanted = choose ? "second" : "field";
    const deadline = Date.now() + 30_000;
    while (!said[wanted]) {
      if (Date.now() > deadline) throw new Error(`${url}: no ${wanted} within 30 s (${choose ?? "typing"})`);
      await new Promise((later) => setTimeout(later, 10));
    }
    const time = said[wanted].at - said.origin.detail;
    if (choose) return { time, landed: said.second.detail };
    await page.waitForLoadState("networkidle");
    const kept = await page.evaluate((id) => document.getElementById(id)?.value === "7", said.field.detail);
    return { time, bytes, kept };
  } finally {
    await context.close();
  }
}

const plain = await plainServer();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: ARGS,
});
try {
  const found = { runs: RUNS, kept: true, landed: {} };
  const pages = { ours, plain: plain.url };
  for (const who of Object.keys(pages)) found[who] = { field: [], bytes: [], atOnce: [], parsed: [] };
  for (let turn = 0; turn < RUNS; turn += 1) {
    for (const [who, url] of Object.entries(pages)) {
      const typed = await run(browser, url, null);
      found[who].field.push(typed.time);
      found[who].bytes.push(typed.bytes);
      if (who === "ours") found.kept &&= typed.kept;
      for (const choose of ["atOnce", "parsed"]) {
        const chosen = await run(browser, url, choose);
        found[who][choose].push(chosen.time);
        if (who === "ours") (found.landed[choose] ??= []).includes(chosen.landed) || found.landed[choose].push(chosen.landed);
      }
    }
    console.error(`  first-field: run ${turn + 1} of ${RUNS}`);
  }
  console.log(JSON.stringify(found));
} finally {
  await browser.close();
  plain.server.close();
}
