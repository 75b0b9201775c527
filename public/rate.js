// A rating without a network: kept on this device until the server has it, under its key and so once, or until its writer takes it back.
(() => {
  const d = document;
  const box = d.getElementById("rate-later");
  const form = d.querySelector("form.rate");
  if (!box) return;
  const PLACE = "qingyu-ratings";
  // The server knows a key for sixty days and a token for fourteen.
  const KEPT = 14 * 864e5;
  const LEVELS = ["level", "service", "efficiency", "conduct"];
  const TEXTS = ["key", "window", "token", "text", "phone"];

  const drop = box.querySelector("button");
  let said = "";
  const say = (what) => {
    said = what;
    box.hidden = !what;
    if (what == "sent" && form?.hidden) d.querySelector("h1").textContent = box.dataset.thanks;
    drop.hidden = what != "kept";
    for (const line of box.querySelectorAll("[data-say]")) line.hidden = line.dataset.say != what;
  };
  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(PLACE)) || [];
    } catch {
      return [];
    }
  };
  // In a hall the next visitor holds the same device.
  const isKiosk = !["0", null].includes(new URLSearchParams(location.search).get("kiosk"));
  const write = (all) => {
    if (isKiosk) return false;
    try {
      if (all.length) localStorage.setItem(PLACE, JSON.stringify(all));
      else localStorage.removeItem(PLACE);
      return true;
    } catch {
      return false;
    }
  };
  const answers = (data) => {
    const one = { reasons: [] };
    for (const [name, value] of data) {
      if (!value.trim()) continue;
      if (LEVELS.includes(name)) one[name] = Number(value);
      else if (TEXTS.includes(name)) one[name] = value;
      else one.reasons.push(name);
    }
    return one;
  };
  const reach = async (path, options) => {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), 1e4);
    try {
      return await fetch(path, { cache: "no-store", signal: late.signal, ...options });
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  };

  // Until it has arrived: a server that is away says nothing when it is back.
  let again = 0;
  const deliver = async () => {
    clearTimeout(again);
    for (const { at, rating } of read()) {
      // It may have been taken back meanwhile.
      if (!read().some((one) => one.rating.key == rating.key)) continue;
      const body = JSON.stringify(rating);
      const post = { method: "POST", headers: { "content-type": "application/json" }, body };
      const answer = Date.now() - at > KEPT ? { status: 410 } : await reach("/api/v1/ratings", post);
      if (!answer || [408, 425, 429].includes(answer.status) || answer.status >= 500) {
        again = setTimeout(deliver, 6e4);
        return say("kept");
      }
      write(read().filter((one) => one.rating.key != rating.key));
      // Under its key another one was taken before: it has arrived all the same.
      say(answer.ok || answer.status == 409 ? "sent" : "refused");
    }
  };

  const keep = (rating) => {
    if (!rating.level) return say("level");
    if (rating.level <= 2 && !rating.reasons.length) return say("reason");
    const others = read().filter((one) => one.rating.key != rating.key);
    if (!write([...others, { at: Date.now(), rating }])) return say("failed");
    form.hidden = true;
    say("kept");
    again = setTimeout(deliver, 6e4);
  };

  let busy = false;
  form?.addEventListener("submit", async (event) => {
    // Another language or size: the server gives the form back with everything in it.
    if (event.submitter?.hasAttribute("formaction")) return;
    event.preventDefault();
    if (busy) return;
    busy = true;
    const isThere = await reach("/api/v1/health");
    busy = false;
    if (isThere) return form.submit();
    keep(answers(new FormData(form)));
    box.focus();
  });
  form?.addEventListener("change", () => {
    if (["level", "reason", "failed"].includes(said)) say("");
  });
  drop.addEventListener("click", () => {
    write([]);
    if (form) form.hidden = false;
    say("");
    form?.querySelector("input:not([type=hidden])")?.focus();
  });
  addEventListener("online", deliver);
  if (read().length) {
    say("kept");
    deliver();
  }
})();
