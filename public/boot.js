// Fetches the app after first paint; until it runs, a submit waits, and without it the form is posted for real.
(() => {
  const d = document, l = location, s = d.currentScript.dataset;
  const q = (window.qingyu = {});
  if (l.pathname == "/case" && l.hash) {
    q.code = l.hash;
    history.replaceState(null, "", l.pathname + l.search);
  }
  const fail = () => {
    if (q.app || q.failed) return;
    q.failed = 1;
    const f = d.getElementById("start-fallback");
    if (f) f.hidden = false;
    if (q.early) q.early.submit();
  };
  d.addEventListener("submit", (e) => {
    if (q.app || q.failed) return;
    e.preventDefault();
    const b = e.submitter;
    if (b && !q.early) {
      q.button = b;
      q.label = b.textContent;
      b.textContent = d.documentElement.lang == "en" ? "Opening…" : "正在打开…";
    }
    q.early = e.target;
  });
  setTimeout(fail, 1e4);
  const load = () =>
    Promise.all([import(s.js), fetch(s.wasm).then((r) => (r.ok ? r.arrayBuffer() : Promise.reject()))])
      .then(([m, bytes]) => m.default({ module_or_path: bytes }))
      .catch(fail);
  if (d.hidden) load();
  else requestAnimationFrame(() => setTimeout(load));
})();
