const CHIPS_MOST = 14;

/** A piece of a series' line, in its colour. */
function lineSwatch(look) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const line = document.createElementNS(space, "line");
  svg.setAttribute("class", "swatch");
  svg.setAttribute("viewBox", "0 0 30 10");
  svg.setAttribute("aria-hidden", "true");
  const dash = Array.isArray(look.dash) ? look.dash.join(" ") : "";
  for (const [key, value] of Object.entries({ x1: 0, x2: 30, y1: 5, y2: 5, stroke: look.colour, "stroke-width": 3, "stroke-dasharray": dash })) {
    line.setAttribute(key, value);
  }
  svg.append(line);
  return svg;
}

/** Buttons that colour series, those that are shown first; many can be chosen by rank. */
function drawChips(fig) {
  const chips = CHIPS[fig.name];
  const items = chips.items();
  fig.chips.replaceChildren();
  if (items.length < 2) {
    return;
  }
  const picked = chips.isOfSettings ? pickedSettings() : undefined;
  if (picked?.length) {
    fig.chips.append(button("no longer only these", () => pickSettings(undefined), { class: "choice" }));
    picked.forEach((s, i) => fig.chips.append(element("span", { class: "chip" }, lineSwatch(ink(i, theme())), data.settings[s].label)));
    return;
  }
  const first = shownFirst(items);
  const shown = chosenList(chips.key) ?? first;
  if (items.length > first.length) {
    [
      ["best " + FIRST, undefined],
      ["all", items.map((item) => item.key)],
      ["none", [""]],
    ].forEach(([label, keys]) => fig.chips.append(button(label, () => choose(chips.key, keys), { class: "choice" })));
  }
  const isWhole = fig.wholeLegend || items.length <= CHIPS_MOST;
  const rest = items.filter((item) => !first.includes(item.key) && (isWhole || shown.includes(item.key)));
  items.filter((item) => first.includes(item.key)).concat(rest).forEach((item) => {
    const isShown = shown.includes(item.key);
    const chip = button(item.label, () => choose(chips.key, isShown ? shown.filter((key) => key !== item.key).concat(shown.length === 1 ? "" : []) : shown.concat(item.key)), {
      "aria-pressed": String(isShown),
      "data-key": item.key,
      class: "chip",
    });
    chip.prepend(lineSwatch(isShown ? ink(item.i, theme()) : { colour: theme().other }));
    fig.chips.append(chip);
  });
  const hidden = items.length - first.length - rest.length;
  if (hidden > 0) {
    fig.chips.append(button(`${hidden} more`, () => ((fig.wholeLegend = true), drawChips(fig)), { class: "choice" }));
  }
}
