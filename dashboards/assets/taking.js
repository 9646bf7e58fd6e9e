/* Taking a page away: pictures of charts drawn by the plotly that is here already, the lasting link, paper. */
(function () {
  const colour = (name) => window.getComputedStyle(document.documentElement).getPropertyValue(name).trim();

  /* The chart under its conclusion and its source. Nothing leaves the machine. */
  function picture(button) {
    const drawn = button.closest(".panel").querySelector(".js-plotly-plot");
    if (!drawn || !window.Plotly) return;
    const width = 1100;
    const font = { color: colour("--ink"), family: drawn.layout.font && drawn.layout.font.family };
    const lines = wrapped(button.dataset.title, 46);
    const sources = wrapped(button.dataset.source, 76);
    const top = 44 + 30 * lines.length + 21 * sources.length;
    const height = (drawn.layout.height || drawn.offsetHeight || 400) + top;
    const told = "<b>" + lines.join("<br>") + "</b>" + sources.map(
      (line) => "<br><span style='font-size:13px'>" + line + "</span>").join("");
    const layout = {
      ...drawn.layout, width: width, height: height, autosize: false,
      title: { text: told, x: 0, xref: "container", xanchor: "left", y: 1, yref: "container", yanchor: "top",
        pad: { l: 16, t: 40 }, font: { ...font, size: 21 } },
      paper_bgcolor: colour("--card"), plot_bgcolor: colour("--card"),
      margin: { ...drawn.layout.margin, l: 12, r: 28, t: top, b: 16 },
    };
    const name = [button.dataset.name, document.querySelector(".shell").dataset.snapshot].join("_");
    window.Plotly.downloadImage(
      { data: drawn.data, layout: layout },
      { format: button.dataset.format, width: width, height: height, scale: 2, filename: name },
    );
  }
  function wrapped(text, most) {
    const lines = [""];
    let length = 0;
    Array.from(text || "").forEach((letter) => {
      length += letter.charCodeAt(0) > 255 ? 1 : 0.55;
      if (length > most && /[\s，；、｜|]/.test(lines[lines.length - 1].slice(-1))) { lines.push(""); length = 1; }
      lines[lines.length - 1] += letter;
    });
    return lines;
  }

  function lasting(link) {
    const address = link.href + (window.location.hash.includes("=") ? window.location.hash : "");
    const done = () => {
      const word = link.textContent;
      link.textContent = link.dataset.done;
      window.setTimeout(() => { link.textContent = word; }, 1500);
    };
    const box = document.createElement("textarea");
    box.value = address;
    document.body.append(box);
    box.select();
    if (document.execCommand("copy")) done();
    else window.location.assign(address);
    box.remove();
    link.focus();
  }

  document.addEventListener("click", function (event) {
    const target = event.target.closest && event.target.closest("button.picture, #permanent, #print");
    if (!target) return;
    if (target.id === "permanent") { event.preventDefault(); lasting(target); }
    else if (target.id === "print") window.print();
    else picture(target);
  });

  /* The code on paper leads to what is open, too. */
  window.addEventListener("popstate", function () {
    const code = document.querySelector(".print-code");
    const opened = window.location.hash.includes("=") ? window.location.hash : "";
    if (code) code.querySelector("img").src = "/code.svg?to=" + encodeURIComponent(code.dataset.address + opened);
  });

  const PAPER_WIDTH = 660;
  let unfolded = [];
  window.addEventListener("beforeprint", function () {
    unfolded = Array.from(document.querySelectorAll("details.twin:not([open])"));
    unfolded.forEach((twin) => { twin.open = true; });
    document.querySelectorAll(".js-plotly-plot").forEach((drawn) => {
      if (window.Plotly) window.Plotly.relayout(drawn, { width: PAPER_WIDTH, height: drawn.offsetHeight, autosize: false });
    });
  });
  window.addEventListener("afterprint", function () {
    unfolded.forEach((twin) => { twin.open = false; });
    document.querySelectorAll(".js-plotly-plot").forEach((drawn) => {
      if (window.Plotly) window.Plotly.relayout(drawn, { width: null, height: null, autosize: true });
    });
  });
})();
