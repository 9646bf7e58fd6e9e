/* Runs before anything is drawn: what this browser remembers (language, theme, type size) joins the address, and the
   document is dressed for it. The system's light or dark goes to the server in a cookie, for charts are drawn there. */
(function () {
  const LOOKS = ["lang", "theme", "reading"];
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  const stored = (name) => {
    try { return window.localStorage.getItem("muster." + name); } catch (_) { return null; }
  };

  function bringBack() {
    const asked = new URLSearchParams(window.location.search);
    const lacking = LOOKS.filter((name) => !asked.has(name) && stored(name));
    if (!lacking.length) return;
    lacking.forEach((name) => asked.set(name, stored(name)));
    window.history.replaceState(null, "", window.location.pathname + "?" + asked + window.location.hash);
  }

  function dress() {
    const asked = new URLSearchParams(window.location.search);
    const root = document.documentElement;
    const scheme = system.matches ? "dark" : "light";
    document.cookie = "muster_scheme=" + scheme + ";path=/;samesite=lax";
    root.dataset.theme = ["light", "dark"].includes(asked.get("theme")) ? asked.get("theme") : scheme;
    root.dataset.reading = asked.get("reading") === "1" ? "large" : "normal";
    root.lang = asked.get("lang") === "en" ? "en" : "zh-CN";
    root.setAttribute("data-mantine-color-scheme", root.dataset.theme);
  }

  system.addEventListener("change", () => {
    dress();
    if (!new URLSearchParams(window.location.search).has("theme")) window.location.reload();
  });
  ["popstate", "_dashprivate_pushstate"].forEach((name) => window.addEventListener(name, dress));
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a.look");
    if (!link) return;
    try {
      if (link.dataset.value) window.localStorage.setItem("muster." + link.dataset.look, link.dataset.value);
      else window.localStorage.removeItem("muster." + link.dataset.look);
    } catch (_) { /* a browser that keeps nothing still has the address */ }
    if (window.location.hash.includes("=")) link.hash = window.location.hash;
  });
  bringBack();
  dress();
})();
