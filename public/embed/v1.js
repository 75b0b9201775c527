// A portal loads this: <qingyu-feedback> and [data-qingyu] get a frame with our pages. See docs/EMBEDDING.md.
(() => {
  const d = document, NAME = "qingyu-feedback";
  const script = d.currentScript || d.querySelector('script[src*="/embed/v1.js"]');
  if (!script || customElements.get(NAME)) return;
  const HOME = new URL(script.src).origin;
  const PATHS = { __proto__: null, submit: "/", track: "/track", rate: "/rate", open: "/open", words: "/open/words" };
  const STEPS = ["start", "form", "track", "rate", "open", "end"];
  const SILENCE = 1e4, MOST = 1e5;
  const TITLES = ["群众评议与投诉办理", "Your word on the police, answered"];
  const NUMBERS = [
    ["报警 ", "110"], ["举报民警违法违纪 ", "12389"], ["其他政务 ", "12345"],
    ["Emergency ", "110"], ["Misconduct of officers ", "12389"], ["Other city matters ", "12345"],
  ];
  const made = new WeakSet();
  const add = (to, tag, css) => {
    const e = to.appendChild(d.createElement(tag));
    if (css) e.style.cssText = css;
    return e;
  };

  function widget(host) {
    if (made.has(host)) return;
    made.add(host);
    let root;
    try {
      root = host.attachShadow({ mode: "open" });
    } catch {
      return; // A link, say, that stays a link.
    }
    const get = (name) => host.getAttribute(name) || host.getAttribute("data-" + name) || "";
    const on = (name) => {
      const value = host.getAttribute(name) || host.getAttribute("data-" + name);
      return value === null ? host.hasAttribute(name) : value !== "0" && value !== "false";
    };
    const en = () => (get("lang") === "en" ? 1 : 0);
    const emit = (name, detail) =>
      host.dispatchEvent(new CustomEvent("qingyu:" + name, { bubbles: true, detail: detail || {} }));

    const address = () => {
      const q = new URLSearchParams({ embed: 1 });
      for (const name of ["lang", "unit", "window", "kind"]) if (get(name)) q.set(name, get(name));
      if (on("elder")) q.set("elder", 1);
      return HOME + (PATHS[get("view")] || "/") + "?" + q;
    };

    // What the portal wrote into the element stays until the frame has answered; without it there are the numbers.
    const box = add(root, "div", "position:relative");
    const words = add(box, "slot");
    const other = add(words, "p");
    const instead = () => {
      other.textContent = "";
      const link = add(other, "a", "color:inherit");
      link.href = address().replace("embed=1", "");
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = TITLES[en()];
      for (const [says, number] of NUMBERS.slice(en() * 3, en() * 3 + 3)) {
        other.append(" · " + says);
        const call = add(other, "a", "color:inherit");
        call.href = "tel:" + (call.textContent = number);
      }
    };
    const frame = d.createElement("iframe");
    frame.style.cssText = "all:initial;display:block;width:100%;height:0;border:0;visibility:hidden";
    for (const [name, value] of [
      ["loading", "lazy"],
      ["sandbox", "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals"],
      ["allow", "clipboard-write"],
    ]) frame.setAttribute(name, value);
    for (const [name, value] of [["display", "block"], ["height", "auto"], ["max-height", "none"]])
      host.style.setProperty(name, value, "important");

    let port, timer, at, cut, elder, height = 0, isShown = false, hasLoaded = false;
    const said = new Set();
    const show = (is) => {
      isShown = is;
      words.style.display = is ? "none" : "contents";
      frame.style.visibility = is ? "visible" : "hidden";
      if (!is) frame.style.height = 0;
    };
    const silent = () => {
      timer = 0;
      if (!host.isConnected) return;
      // One that is far below is not loaded yet.
      if (!hasLoaded && Math.abs(host.getBoundingClientRect().top) > 2 * innerHeight) return wait();
      show(false);
      emit("error", { reason: "silent" });
    };
    const wait = () => {
      if (!timer) timer = setTimeout(silent, SILENCE);
    };
    const tell = (message) => port.postMessage(message);

    // Boxes around it that cut off what they cannot hold: then the frame scrolls inside.
    const boxes = new ResizeObserver(() => isShown && fit());
    const fit = () => {
      frame.style.height = height + "px";
      const here = frame.getBoundingClientRect(), scale = here.height / height || 1;
      let room = height;
      for (let e = host.parentElement; e && e !== d.body && e !== d.documentElement; e = e.parentElement)
        if (/hidden|clip/.test(getComputedStyle(e).overflowY)) {
          boxes.observe(e);
          room = Math.min(room, (e.getBoundingClientRect().bottom - here.top) / scale);
        }
      const is = room < height - 2;
      if (is) frame.style.height = Math.max(200, Math.floor(room)) + "px";
      if (is !== cut) tell({ type: "cut", cut: (cut = is) });
    };

    // The ground under the element, as far as colours tell; "" when it cannot be known.
    const ground = () => {
      for (let e = host; e; e = e.parentElement) {
        const s = getComputedStyle(e), [, a] = /^rgba\(.*, ([\d.]+)\)$/.exec(s.backgroundColor) || [0, 1];
        if (s.backgroundImage !== "none") return "";
        if (a > 0) return a < 1 ? "" : s.backgroundColor;
      }
      return /dark/.test(getComputedStyle(d.documentElement).colorScheme) ? "" : "rgb(255, 255, 255)";
    };
    const look = () => {
      const s = getComputedStyle(host), colours = {};
      for (const name of ["ink", "ground", "primary", "on-primary", "radius"]) {
        const value = s.getPropertyValue("--qingyu-" + name).trim();
        if (value) colours[name] = value;
      }
      const message = { type: "look", theme: get("theme"), steps: on("steps"), ground: ground(), colours };
      // Said when it changes only: the citizen may have chosen otherwise since.
      if (elder !== on("elder")) message.elder = elder = on("elder");
      return message;
    };

    const hear = (m) => {
      const is = (n, most) => typeof n === "number" && n >= 0 && n <= (most || MOST);
      if (!m || typeof m !== "object") return;
      if (m.type === "height" && m.height > 0 && is(m.height)) {
        clearTimeout(timer);
        timer = 0;
        height = Math.ceil(m.height);
        if (m.scheme === "light" || m.scheme === "dark") frame.style.colorScheme = m.scheme;
        const wasShown = isShown;
        if (!wasShown) show(true);
        fit();
        if (!wasShown) emit("ready");
        emit("resize", { height });
      } else if (m.type === "show" && is(m.top) && is(m.bottom) && m.bottom >= m.top && isShown) {
        const mark = add(box, "i", "position:absolute;left:0;width:1px;visibility:hidden;scroll-margin:80px 0");
        mark.style.top = m.top + "px";
        mark.style.height = m.bottom - m.top + "px";
        mark.scrollIntoView({ block: "nearest", inline: "nearest" });
        mark.remove();
      } else if (m.type === "step" && STEPS.includes(m.step) && on("steps") && !said.has(m.step)) {
        said.add(m.step);
        emit("step", { step: m.step });
      } else if (m.type === "bye") wait();
    };

    // Each document of the frame gets a channel of its own, and only one of ours can take it.
    frame.addEventListener("load", () => {
      hasLoaded = true;
      wait();
      const channel = new MessageChannel(), mine = channel.port1;
      port = mine;
      cut = false;
      mine.onmessage = (e) => mine === port && hear(e.data);
      frame.contentWindow.postMessage({ qingyu: 1, look: look() }, HOME, [channel.port2]);
    });

    const update = () => {
      const to = address();
      if (to.replace("&elder=1", "") !== at) {
        frame.title = TITLES[en()];
        instead();
        if (hasLoaded) {
          wait();
          frame.contentWindow.location.replace(to);
        } else frame.src = to;
        at = to.replace("&elder=1", "");
        elder = on("elder");
      } else if (port) tell(look());
    };
    show(false);
    update();
    box.append(frame);
    wait();
    new MutationObserver(update).observe(host, { attributes: true });
    matchMedia("(prefers-color-scheme:dark)").addEventListener("change", () => port && tell(look()));
  }

  customElements.define(NAME, class extends HTMLElement {
    connectedCallback() {
      widget(this);
    }
  });
  const find = () => d.querySelectorAll("[data-qingyu]").forEach(widget);
  find();
  new MutationObserver(find).observe(d, { childList: true, subtree: true });
})();
