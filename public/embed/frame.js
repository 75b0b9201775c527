// Only embedded pages load this: the frame's side of what a portal's /embed/v1.js starts. See docs/EMBEDDING.md.
(() => {
  const d = document, root = d.documentElement;
  if (window.parent === window) return;
  const portals = d.currentScript.dataset.portals.split(" ");
  const en = root.lang === "en";
  const TOLERANCE = 2, LATE = 300, SECRET = 6e4;

  let port, steps = false, isCut = false;
  const say = (message) => port && port.postMessage(message);

  // Height: the root element's own, so that the frame's height never comes into it; larger at once, smaller late.
  let told = 0, late;
  const size = () => Math.ceil(root.getBoundingClientRect().height);
  const tell = () => {
    if (!port) return;
    const now = size();
    clearTimeout(late);
    if (now > told + TOLERANCE) say({ type: "height", height: (told = now), scheme });
    else if (now < told - TOLERANCE) late = setTimeout(() => say({ type: "height", height: (told = size()), scheme }), LATE);
  };
  new ResizeObserver(tell).observe(root);

  // What takes the focus without a finger on it is brought into view by the page around.
  let isPressed = false;
  for (const [name, is] of [["pointerdown", true], ["pointerup", false], ["pointercancel", false]])
    d.addEventListener(name, () => (isPressed = is), true);
  d.addEventListener("focusin", (event) => {
    if (isPressed) return;
    const { top, bottom } = event.target.getBoundingClientRect();
    tell();
    say({ type: "show", top: Math.max(0, top), bottom: Math.max(0, top, bottom) });
  });

  // Colours: the scheme that the portal's ground or word asks for, and its own colours where they can be read.
  const sheet = new CSSStyleSheet();
  d.adoptedStyleSheets = [...d.adoptedStyleSheets, sheet];
  const asked = new Map();
  let scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light", now = { theme: "", ground: "", colours: {} };
  const TEXTS = ["ink", "ink-2", "primary", "sun", "rain", "ok", "danger"], GROUNDS = ["soft", "tint", "sky-sun"];
  const probe = d.createElement("i");

  /** A colour as the engine reads it, when it is opaque. */
  const rgb = (text) => {
    probe.style.color = "";
    probe.style.color = text;
    if (!probe.style.color || /var|url/i.test(text)) return null;
    root.append(probe);
    const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(getComputedStyle(probe).color);
    probe.remove();
    return parts && parts.slice(1).map(Number);
  };
  const light = (colour) => {
    const [r, g, b] = colour.map((n) => ((n /= 255) <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const contrast = (a, b) => {
    const [x, y] = [light(a) + 0.05, light(b) + 0.05];
    return x > y ? x / y : y / x;
  };
  const css = (colour) => "rgb(" + colour.join(",") + ")";

  /** Makes the rules for dark and light answer as this scheme, whatever the device prefers. */
  const answer = (rules) => {
    for (const rule of rules) {
      if (rule.media) {
        if (!asked.has(rule)) asked.set(rule, rule.media.mediaText);
        const says = asked.get(rule).replace(/\(prefers-color-scheme:\s*(\w+)\)/g, (_, is) =>
          is === scheme ? "(min-width: 0px)" : "(max-width: 0px)");
        if (rule.media.mediaText !== says) rule.media.mediaText = says;
      }
      if (rule.cssRules) answer(rule.cssRules);
    }
  };
  const own = () => {
    const style = getComputedStyle(root), colours = {};
    for (const name of [...TEXTS, ...GROUNDS, "ground", "on-primary", "control"])
      colours[name] = rgb(style.getPropertyValue("--" + name).trim());
    return colours;
  };
  /** Every pair that is too weak, with its contrast; `page` is what lies under the page itself. */
  const weak = (colours, page) => {
    const least = root.hasAttribute("data-elder") ? 7 : 4.5, found = [];
    const look = (a, b, over, min) => {
      const has = contrast(colours[a], over);
      if (has < min) found.push([a, b, has, min]);
    };
    for (const text of TEXTS) for (const over of [page, colours.ground]) look(text, "ground", over, least);
    for (const text of TEXTS.slice(0, 3)) for (const name of GROUNDS) look(text, name, colours[name], least);
    look("on-primary", "primary", colours.primary, least);
    look("control", "ground", page, 3);
    return found;
  };
  const noted = new Set();
  const note = (level, message) => {
    if (!noted.has(message)) console[level]("qingyu: " + message);
    noted.add(message);
  };
  const refuse = (name, value, why) => note("warn", `--qingyu-${name}: ${value} is refused, ${why}`);

  const paint = () => {
    const wanted = { ...now.colours }, mine = {};
    const under = now.ground ? rgb(now.ground) : null;
    if (now.theme === "light" || now.theme === "dark") scheme = now.theme;
    else if (under) scheme = light(under) < 0.18 ? "dark" : "light";
    else scheme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
    sheet.replaceSync("");
    for (const one of d.styleSheets) answer(one.cssRules);
    const radius = wanted.radius;
    delete wanted.radius;
    for (const [name, value] of Object.entries(wanted)) {
      const colour = rgb(value);
      if (colour) mine[name] = colour;
      else refuse(name, value, "it is no opaque colour");
    }
    const base = own();
    const given = () => ({ ...base, ...mine });
    for (;;) {
      const all = given(), pair = weak(all, all.ground).find(([a, b]) => mine[a] || mine[b]);
      if (!pair) break;
      const [a, b, has, min] = pair;
      for (const name of [a, b])
        if (mine[name]) {
          refuse(name, wanted[name], `${a} on ${b} has a contrast of ${has.toFixed(2)}:1 and needs ${min}:1`);
          delete mine[name];
        }
    }
    // The portal's ground shows through only when it is known and everything can be read on it.
    const faint = under && !mine.ground ? weak(given(), under) : [];
    const isClear = under && !mine.ground && faint.length === 0;
    if (faint.length) note("info", `the page's ground ${now.ground} does not show through, ${faint[0][0]} could not be read on it`);
    const rules = [`color-scheme:${scheme}`, isCut || !port ? "" : "overflow-y:hidden"];
    for (const [name, colour] of Object.entries(mine)) rules.push(`--${name}:${css(colour)}`);
    if (mine.primary) rules.push(`--primary-strong:${css(mine.primary)}`);
    if (radius) {
      if (/^\d{1,2}(\.\d+)?px$/.test(radius) && parseFloat(radius) <= 24) rules.push("--radius:" + radius);
      else refuse("radius", radius, "it is no length from 0px to 24px");
    }
    sheet.replaceSync(`@media screen{:root{${rules.join(";")}}body{background:${isClear ? "none" : "var(--ground)"}}}`);
  };

  // What the portal's page says, taken piece by piece and only as what it must be.
  const text = (value) => (typeof value === "string" && value.length <= 64 ? value : "");
  const hear = (m) => {
    if (!m || typeof m !== "object") return;
    if (m.type === "cut" && typeof m.cut === "boolean") {
      isCut = m.cut;
      paint();
    }
    if (m.type !== "look") return;
    const colours = {};
    if (m.colours && typeof m.colours === "object")
      for (const name of ["ink", "ground", "primary", "on-primary", "radius"])
        if (Object.hasOwn(m.colours, name) && text(m.colours[name])) colours[name] = text(m.colours[name]);
    now = { theme: text(m.theme), ground: text(m.ground), colours };
    steps = m.steps === true;
    paint();
    // A toolbar of the portal that makes everything larger: as if the citizen had pressed the switch.
    const link = d.getElementById("elder-link");
    if (typeof m.elder === "boolean" && link && m.elder !== root.hasAttribute("data-elder")) link.click();
  };

  addEventListener("message", (event) => {
    const m = event.data;
    if (port || event.source !== window.parent || !portals.includes(event.origin)) return;
    if (!m || typeof m !== "object" || m.qingyu !== 1 || event.ports.length !== 1) return;
    port = event.ports[0];
    port.onmessage = ({ data }) => hear(data);
    hear(m.look);
    tell();
    notice();
  });
  addEventListener("pagehide", () => say({ type: "bye" }));
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    told = 0;
    tell();
  });

  // Steps, if switched on: never more than these words, and the end so late that nobody knows who it was.
  let step;
  const walk = () => {
    const path = location.pathname;
    const at = path === "/" ? "start" : path.startsWith("/submit/") ? "form" : path === "/receipt" ? "end" : path.slice(1);
    if (!steps || !port || at === step || !["start", "form", "end", "track", "rate", "open"].includes(at)) return;
    step = at;
    if (at === "end") setTimeout(() => say({ type: "step", step: at }), SECRET * (1 + Math.random()));
    else say({ type: "step", step: at });
  };

  // Links to elsewhere open beside the portal and say so; the receipt can be kept open in a window of its own.
  const away = en ? " (opens in a new window)" : "（在新窗口打开）";
  const notice = () => {
    walk();
    for (const link of d.querySelectorAll('a[href^="http"]:not([target])')) {
      if (link.origin === location.origin) continue;
      link.target = "_blank";
      link.rel = "noopener";
      link.append(away);
    }
    const receipt = d.querySelector(".receipt");
    if (!receipt || d.getElementById("full-window")) return;
    const code = receipt.querySelector(".code").textContent.replace(/\D/g, "");
    if (code.length !== 24) return;
    const look = (en ? "&lang=en" : "") + (root.hasAttribute("data-elder") ? "&elder=1" : "");
    const part = d.createElement("div");
    part.id = "full-window";
    part.className = "flow no-print";
    const why = part.appendChild(d.createElement("p"));
    why.className = "hint";
    why.textContent = en
      ? "You are inside another site. Once you leave it, this page may not show again."
      : "您正在另一个网站里填写，离开以后，这一页可能不再显示。";
    const link = part.appendChild(d.createElement("p")).appendChild(d.createElement("a"));
    link.parentNode.className = "actions";
    link.className = "button button--quiet";
    link.target = "_blank";
    link.rel = "noopener";
    link.href = "/case" + look.replace("&", "?") + "#" + code;
    link.textContent = en ? "Open in a full window" + away : "在完整窗口查看进度" + away;
    receipt.after(part);
  };
  new MutationObserver(notice).observe(d.body, { childList: true, subtree: true });
  const given = /[?&]theme=(light|dark)\b/.exec(location.search) || /^qingyu (light|dark)$/.exec(window.name);
  if (given) {
    now.theme = given[1];
    window.name = "qingyu " + given[1];
  }
  paint();
  notice();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
  new MutationObserver(paint).observe(root, { attributes: true, attributeFilter: ["data-elder"] });
})();
