// Fetches the app; says so when it does not come.
(() => {
  const d = document, s = d.currentScript.dataset;
  const fail = () => {
    const p = d.getElementById("boot-failed");
    if (p) p.hidden = false;
  };
  Promise.all([import(s.js), fetch(s.wasm).then((r) => (r.ok ? r.arrayBuffer() : Promise.reject()))])
    .then(([m, bytes]) => m.default({ module_or_path: bytes }))
    .catch(fail);
})();
