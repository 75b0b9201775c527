// A slip's secret stands behind the #, which no server is told; and the query code is made here, as for a case that is filed here.
(() => {
  const form = document.querySelector("form.claim");
  if (!form) return;
  const secret = location.hash.slice(1);
  if (/^[0-9a-f]{64}$/i.test(secret)) {
    form.elements.claim.value = secret;
    history.replaceState(null, "", location.pathname + location.search);
  }
  // A code that was sent before comes back with the page, and stays.
  if (form.dataset.sent) return;
  let digits = "";
  while (digits.length < 22) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < 250) digits += byte % 10;
  }
  // ISO 7064 MOD 97-10
  const rest = [...digits, 0, 0].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
  form.elements.query_code.value = digits + String(98 - rest).padStart(2, "0");
})();
