// Keeps page and program of the desk for when there is no network, never an answer of the API; on supervisors' phones alone.
const CACHE = "qingyu-desk";
const PAGE = "/desk/";

// Any other name may mean another file by now.
const isNamedByContent = (path) => /-[0-9a-f]{12,}[._]/.test(path);

const ask = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(path);
  return answer;
};

// The files that a page names are there before the page is, so that what is shown without a network is whole.
async function keep(answer) {
  const cache = await caches.open(CACHE);
  const html = await answer.clone().text();
  // Pages that the server makes are under the desk, too; the program is what is kept.
  if (!html.includes("data-wasm=")) return;
  const named = [...html.matchAll(/ (?:href|src|data-js|data-wasm)="(\/desk\/[^"]+)"/g)].map((found) => found[1]);
  await Promise.all(
    named.map(async (path) => {
      if (!isNamedByContent(path) || !(await cache.match(path))) await cache.put(path, await ask(path));
    }),
  );
  await cache.put(PAGE, answer);
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url);
    if (pathname !== PAGE && !named.includes(pathname)) await cache.delete(request);
  }
}

const kept = async (path) => (await caches.open(CACHE)).match(path);

// A hall's network may be there and lead nowhere.
const late = () => new Promise((_, fail) => setTimeout(fail, 8000));

async function page(event) {
  const asked = fetch(event.request);
  try {
    const answer = await Promise.race([asked, late()]);
    if (answer.ok && !answer.redirected) {
      const copy = answer.clone();
      // What cannot be kept leaves what was kept before.
      event.waitUntil(keep(copy).catch(() => {}));
    }
    return answer;
  } catch {
    return (await kept(PAGE)) || asked;
  }
}

async function file(request, path) {
  const found = await kept(path);
  if (found && isNamedByContent(path)) return found;
  return found ? Promise.race([fetch(request), late()]).catch(() => found) : fetch(request);
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(ask(PAGE).then(keep));
});

self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin || !pathname.startsWith(PAGE)) return;
  event.respondWith(request.mode === "navigate" ? page(event) : file(request, pathname));
});
