/** All figures of the page; each is drawn anew whenever anything about it changes. */
const figures = [];
const SAID = ["verdict", "importance", "funnel", "suggestions"];

/** Makes a place of the document a figure: what can be chosen, the chart, and what it says. */
function mount(place) {
  const name = place.dataset.figure;
  const controls = element("div", { class: "controls" });
  const chips = element("div", { class: "chips", role: "group", "aria-label": "Series shown" });
  const host = element("div", { class: "chart", tabindex: "0", role: "application", "aria-roledescription": "chart", "aria-describedby": "words-" + name });
  const words = element("span", { class: "unseen", id: "words-" + name });
  const caption = element("figcaption");
  const fig = { name, place, controls, host, chips, caption, words, chart: null, made: null, at: -1, panel: 0 };
  showControls(fig);
  const parts = CHIPS[name] ? [controls, chips, host, words, caption] : [controls, host, words, caption];
  place.replaceChildren(element("figure", { class: "plot", "data-name": name }, ...parts));
  figures.push(fig);
  host.addEventListener("keydown", (event) => readByKey(fig, event));
  host.addEventListener("blur", () => hideTooltip(fig));
  return fig;
}

function draw(fig) {
  const width = Math.max(280, fig.place.clientWidth || fig.place.closest("main").clientWidth);
  fig.made = FIGURES[fig.name](data, choicesOf(fig.name), theme(), width, false);
  fig.place.hidden = !fig.made;
  showSection(fig.place.closest("section"));
  if (!fig.made) {
    return;
  }
  if (!fig.chart) {
    fig.chart = echarts.init(fig.host, null, { renderer: "svg", width, height: fig.made.height });
    listen(fig);
  }
  fig.width = width;
  fig.chart.resize({ width, height: Math.ceil(fig.made.height), silent: true });
  fig.chart.setOption(zoomable(fig), { notMerge: true });
  startZoom(fig);
  fig.host.setAttribute("aria-label", fig.made.title + "; arrow keys read values");
  fig.words.textContent = fig.made.text;
  fig.host.firstElementChild?.setAttribute("aria-hidden", "true");
  fig.caption.replaceChildren(...unbroken(captionOf(fig)));
  if (CHIPS[fig.name]) {
    drawChips(fig);
  }
}

/** A section whose figures have nothing to show, and that has nothing else, is not there. */
function showSection(section) {
  const places = [...section.querySelectorAll("[data-figure]")];
  if (section.dataset.bare !== undefined) {
    section.hidden = places.every((place) => place.hidden);
  }
}

/** What a figure's own sentences or table say already is not said again below it. */
function captionOf(fig) {
  const remarks = fig.made.remarks.map((text) => text.charAt(0).toUpperCase() + text.slice(1) + ".");
  return remarks.concat(SAID.includes(fig.name) ? [] : fig.made.text).filter((text) => text).join(" ");
}

/** Panels of lines can be zoomed by dragging with a mouse; a double click shows all again. */
function canZoom(fig) {
  return matchMedia("(pointer: fine)").matches && fig.made.panels?.some((panel) => panel.series.some((one) => one.kind === "line"));
}

function zoomable(fig) {
  return canZoom(fig)
    ? { ...fig.made.option, toolbox: { show: true, left: -200, top: -200, feature: { dataZoom: { yAxisIndex: "none", filterMode: "none" } } } }
    : fig.made.option;
}

function startZoom(fig) {
  if (canZoom(fig)) {
    fig.chart.dispatchAction({ type: "takeGlobalCursor", key: "dataZoomSelect", dataZoomSelectActive: true });
  }
}

function listen(fig) {
  const zr = fig.chart.getZr();
  fig.chart.on("mouseover", (params) => {
    fig.over = params.name || params.seriesName;
    if (!fig.made.panels || params.seriesType !== "line") {
      showTooltip(fig, [[fig.over, null, null]], params.event.offsetX, params.event.offsetY);
    }
  });
  fig.chart.on("mouseout", () => {
    fig.over = null;
    hideTooltip(fig);
  });
  fig.chart.on("click", (params) => params.data?.trial && openTrial(params.data.trial));
  zr.on("mousemove", (event) => fig.made.panels && !isOverDot(fig) && readAt(fig, event.offsetX, event.offsetY));
  zr.on("globalout", () => hideTooltip(fig));
  zr.on("dblclick", () => draw(fig));
  if (fig.name === "parallel") {
    listenToBrush(fig);
  }
}

function isOverDot(fig) {
  return fig.over && fig.made.panels.every((panel) => panel.series.every((one) => one.label !== fig.over));
}

function drawAll() {
  figures.forEach(draw);
}
