let data = JSON.parse(document.getElementById("data").textContent);

addTrialControls();
document.querySelectorAll("table.sortable").forEach(makeSortable);
showTrials();
showOpenTrials();
document.querySelectorAll("[data-figure]").forEach(mount);

/** One by one, so that the page can be read and scrolled meanwhile. */
function drawNext(left) {
  if (left.length) {
    draw(left[0]);
    setTimeout(() => drawNext(left.slice(1)), 0);
    return;
  }
  whenChosen(chosenAnew);
  new ResizeObserver(() => figures.filter((fig) => fig.chart && fig.place.clientWidth && Math.max(280, fig.place.clientWidth) !== fig.width).forEach(draw)).observe(document.querySelector("main"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
  showLinks();
  followAddress();
  if (document.documentElement.dataset.served !== undefined) {
    keepLive();
  }
  document.documentElement.dataset.ready = "";
}

/** Draws again what depends on a choice. */
function chosenAnew(key) {
  const isOfSettings = key === "picked" || key === "shown";
  figures
    .filter((fig) => key.startsWith(fig.name + ".") || (CHIPS[fig.name] && (CHIPS[fig.name].key === key || (isOfSettings && CHIPS[fig.name].isOfSettings))) || (key === "trial" && fig.name === "trials"))
    .forEach(draw);
  if (key === "picked" || key === "filter" || key === "trial") {
    showTrials();
  }
  if (key === "trial") {
    showOpenTrials();
  }
  const parallel = figures.find((fig) => fig.name === "parallel");
  if (key === "picked" && parallel?.chart && !parallel.isBrushing && !chosen("picked")) {
    draw(parallel);
  }
}

/** A link in the address is followed once the sections have their size. */
function followAddress() {
  const anchor = location.hash.slice(1).split("?")[0];
  if (anchor) {
    document.getElementById(anchor)?.scrollIntoView();
  }
}

/** Links to the sections that are there. */
function showLinks() {
  const sections = [...document.querySelectorAll("main > section, footer")].filter((section) => !section.hidden && section.id);
  const links = [...document.querySelectorAll("#anchors a")];
  if (links.map((link) => link.hash).join() === sections.map((section) => "#" + section.id).join()) {
    return;
  }
  document.getElementById("anchors").replaceChildren(
    ...sections.map((section) => {
      const link = element("a", { href: "#" + section.id }, section.querySelector("h2").textContent);
      link.addEventListener("click", (event) => {
        event.preventDefault();
        section.scrollIntoView();
        const now = state.toString();
        history.replaceState(null, "", "#" + section.id + (now ? "?" + now : ""));
      });
      return link;
    }),
  );
}

// Charts are pictures by the time the style sheet learns of the paper.
addEventListener("beforeprint", () => {
  document.documentElement.dataset.print = "";
  drawAll();
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.print;
  drawAll();
});
drawNext([...figures]);
