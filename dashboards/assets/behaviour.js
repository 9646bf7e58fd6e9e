/* Browser side of dashboards/callbacks.py. Idempotent: a page that has just been drawn changes nothing. */
(function () {
  const none = () => window.dash_clientside.no_update;

  function withParameter(name, value) {
    const parameters = new URLSearchParams(window.location.search);
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
    const text = parameters.toString();
    return text ? "?" + text : "";
  }

  function rememberRow(recordId) {
    const search = withParameter("row", recordId);
    if (search !== window.location.search) {
      window.history.replaceState(window.history.state, "", window.location.pathname + search + window.location.hash);
    }
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.muster = {
    choose: function (values, ids) {
      const changed = ids.findIndex((id, index) => values[index] !== null && values[index] !== id.shown);
      if (changed < 0) return none();
      const parameters = new URLSearchParams(withParameter(ids[changed].name, values[changed]));
      parameters.delete("row");
      return "?" + parameters.toString();
    },
    follow: function (clicks) {
      const data = clicks.find(Boolean);
      const href = data && data.points && data.points[0] && data.points[0].customdata;
      return typeof href === "string" && href ? href : none();
    },
    search: function (wanted) {
      const words = (wanted || "").trim().toLowerCase();
      document.querySelectorAll("#catalogue-list .entry").forEach((entry) => {
        entry.hidden = words !== "" && !entry.textContent.toLowerCase().includes(words);
      });
      document.querySelectorAll("#catalogue-list > section").forEach((section) => {
        section.hidden = !section.querySelector(".entry:not([hidden])");
      });
      return none();
    },
    close: function (opened) {
      if (opened) return none();
      rememberRow(null);
      return [];
    },
  };

  document.addEventListener("click", function (event) {
    const row = event.target.closest && event.target.closest("#evidence-grid .ag-row");
    if (row && row.getAttribute("row-id")) rememberRow(row.getAttribute("row-id"));
  });

  /* A page arrives after its address, so the browser cannot jump to the fragment by itself. */
  function jump(tries) {
    const target = window.location.hash && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (target) target.scrollIntoView();
    else if (window.location.hash && tries > 0) window.setTimeout(() => jump(tries - 1), 150);
  }
  function arrived() {
    if (window.location.hash) window.setTimeout(() => jump(20), 250);
    else window.scrollTo(0, 0);
  }
  window.addEventListener("_dashprivate_pushstate", arrived);
  window.addEventListener("load", () => window.location.hash && jump(40));
})();
