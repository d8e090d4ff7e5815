const LEGEND_MOST = 8;
const LEGEND_START = 6;

/** A piece of a series' line. */
function swatch(style, dash) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "line");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("viewBox", "0 0 34 10");
  svg.setAttribute("aria-hidden", "true");
  line.setAttribute("class", "line l" + style);
  line.setAttribute("stroke-dasharray", dash.join(" "));
  for (const [key, value] of Object.entries({ x1: 0, x2: 34, y1: 5, y2: 5 })) {
    line.setAttribute(key, value);
  }
  svg.append(line);
  return svg;
}

/**
 * Buttons that show and hide series; many start with the best of them shown.
 *
 * @param items [{label, rank}]
 * @param redraw called when the choice changed
 * @return function that tells whether series i is shown
 */
function addLegend(host, items, redraw) {
  const isMany = items.length > LEGEND_MOST;
  const best = (i) => (items[i].rank ?? i) < LEGEND_START;
  const shown = items.map((_, i) => !isMany || best(i));
  const buttons = items.map((item, i) => {
    const { style, dash } = ink(i);
    const button = element("button", { type: "button" }, swatch(style, dash), item.label);
    button.addEventListener("click", () => choose((j) => (i === j ? !shown[j] : shown[j])));
    return button;
  });
  const choose = (isShown) => {
    items.forEach((_, i) => (shown[i] = isShown(i)));
    update();
    redraw();
  };
  const update = () => buttons.forEach((button, i) => button.setAttribute("aria-pressed", shown[i]));
  update();
  if (isMany) {
    for (const [label, choice] of [[`best ${LEGEND_START}`, best], ["all", () => true], ["none", () => false]]) {
      const button = element("button", { type: "button", class: "choice" }, label);
      button.addEventListener("click", () => choose(choice));
      host.append(button);
    }
  }
  if (items.length > 1) {
    host.append(...buttons);
  }
  return (i) => shown[i];
}
