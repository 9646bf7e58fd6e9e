/* Browser side of dashboards/callbacks.py. What is opened or filtered on a page lives in the address's fragment
   (#figure=…&record=…), so that back, forward and a copied link bring it back without the page being drawn anew. */
(function () {
  const OPENABLE = ["figure", "finding", "score", "reconciled", "measure", "record"];
  const none = () => window.dash_clientside.no_update;
  const parts = () => new URLSearchParams(window.location.hash.includes("=") ? window.location.hash.slice(1) : "");
  const depth = () => (window.history.state && window.history.state.muster) || 0;
  const opens = (told) => OPENABLE.some((name) => told.has(name));

  function go(told, isNew) {
    const text = told.toString();
    const address = window.location.pathname + window.location.search + (text ? "#" + text : "");
    if (isNew) window.history.pushState({ muster: depth() + 1 }, "", address);
    else window.history.replaceState(window.history.state, "", address);
    if (isNew || !text || opens(told)) window.dispatchEvent(new PopStateEvent("popstate"));
  }
  function keep(name, value) {
    const told = parts();
    if (value) told.set(name, value);
    else told.delete(name);
    const text = told.toString();
    const address = window.location.pathname + window.location.search + (text ? "#" + text : "");
    window.history.replaceState(window.history.state, "", address);
  }
  function open(fragment) {
    const told = parts();
    OPENABLE.forEach((name) => told.delete(name));
    new URLSearchParams(fragment.replace(/^#/, "")).forEach((value, name) => told.set(name, value));
    if (told.toString() !== parts().toString()) go(told, true);
  }
  function visit(address) {
    window.history.pushState({}, "", address);
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
  }
  function deselect() {
    document.querySelectorAll(".grid > div[id]").forEach((grid) => {
      try { window.dash_ag_grid.getApi(grid.id).deselectAll(); } catch (_) { /* not drawn yet */ }
    });
  }

  window.dash_clientside = window.dash_clientside || {};
  window.dash_clientside.muster = {
    choose: function (values, ids) {
      const changed = ids.findIndex((id, index) => values[index] !== null && values[index] !== id.shown);
      if (changed < 0) return [none(), none()];
      const parameters = new URLSearchParams(window.location.search);
      parameters.set(ids[changed].name, values[changed]);
      /* From the county's front page a township or department leads to its portrait. */
      const isPortrait = ids[changed].name === "subject" && window.location.pathname === "/";
      return [isPortrait ? "/portrait" : none(), "?" + parameters.toString()];
    },
    follow: function () {
      const clicked = window.dash_clientside.callback_context.triggered[0];
      const point = clicked && clicked.value && clicked.value.points && clicked.value.points[0];
      const target = point && (Array.isArray(point.customdata) ? point.customdata[0] : point.customdata);
      if (typeof target !== "string") return none();
      if (target.startsWith("#")) open(target);
      else if (target.startsWith("/")) visit(target);
      const chart = window.dash_clientside.callback_context.triggered_id;
      window.dash_clientside.set_props(chart, { clickData: null });
      return none();
    },
    search: function (wanted) {
      const words = (wanted || "").trim().toLowerCase();
      document.querySelectorAll("#catalogue-list .entry").forEach((entry) => {
        entry.hidden = words !== "" && !entry.textContent.toLowerCase().includes(words);
      });
      document.querySelectorAll("#catalogue-list > section").forEach((section) => {
        section.hidden = !section.querySelector(".entry:not([hidden])");
      });
      keep("q", words);
      return none();
    },
    searched: () => parts().get("q") || none(),
    opened: function (_, before) {
      const told = parts();
      const wanted = OPENABLE.filter((name) => told.has(name)).map((name) => [name, told.get(name)]);
      const fragment = new URLSearchParams(wanted).toString();
      const shell = document.querySelector(".shell");
      if (((before && before.fragment) || "") === fragment) return none();
      return { fragment: fragment, snapshot: shell ? shell.dataset.snapshot : null };
    },
    closed: function (isOpen) {
      if (isOpen) return none();
      deselect();
      const told = parts();
      if (!opens(told)) return none();
      if (depth()) window.history.go(-depth());
      else {
        OPENABLE.forEach((name) => told.delete(name));
        const text = told.toString();
        window.history.replaceState(null, "", window.location.pathname + window.location.search + (text ? "#" + text : ""));
        window.dispatchEvent(new PopStateEvent("popstate"));
      }
      return none();
    },
    selected: function () {
      const chosen = window.dash_clientside.callback_context.triggered[0];
      const row = chosen && Array.isArray(chosen.value) && chosen.value[0];
      if (row && row.opens) open(row.opens);
      return none();
    },
    filtered: function (models, ids) {
      models.forEach((model, index) => {
        if (model) keep("only." + ids[index].name, Object.keys(model).length ? JSON.stringify(model) : "");
      });
      return none();
    },
    filter: function (id) {
      const kept = parts().get("only." + id.name);
      try { return kept ? JSON.parse(kept) : none(); } catch (_) { return none(); }
    },
    scheme: () => document.documentElement.dataset.theme,
    tick: function (count) {
      const shell = document.querySelector(".shell");
      return shell ? { count: count, snapshot: shell.dataset.snapshot } : none();
    },
  };

  document.addEventListener("click", function (event) {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (link && link.getAttribute("href").includes("=")) {
      event.preventDefault();
      open(link.getAttribute("href"));
    }
  });

  /* A page arrives after its address, so the browser cannot jump to an anchor by itself. */
  const anchor = () => window.location.hash && !window.location.hash.includes("=");
  function jump(tries) {
    const target = anchor() && document.getElementById(decodeURIComponent(window.location.hash.slice(1)));
    if (target) target.scrollIntoView();
    else if (anchor() && tries > 0) window.setTimeout(() => jump(tries - 1), 150);
  }
  window.addEventListener("_dashprivate_pushstate", () => {
    if (anchor()) window.setTimeout(() => jump(20), 250);
    else window.scrollTo(0, 0);
  });
  window.addEventListener("load", () => anchor() && jump(40));

  /* A link that draws its page anew is drawn anew itself: whoever pressed it by key stays where they were. */
  function refocus(id, tries) {
    const target = document.getElementById(id);
    if (document.activeElement === document.body && target) target.focus({ preventScroll: true });
    else if (tries > 0) window.setTimeout(() => refocus(id, tries - 1), 100);
  }
  window.addEventListener("_dashprivate_pushstate", () => {
    const pressed = document.activeElement && document.activeElement.closest("a[id]");
    if (pressed) refocus(pressed.id, 40);
  });
})();
