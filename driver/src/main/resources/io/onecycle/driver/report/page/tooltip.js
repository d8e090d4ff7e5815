const TOOLTIP_ROWS = 9;

/** What the lines of a chart have at the cursor: [[label, value]], x first. */
function readings(u, chart) {
  const at = u.cursor.idx;
  if (at === null || at === undefined || u.data[0].length === 0) {
    return [];
  }
  const rows = [[chart.spec().xLabel, format(u.data[0][at], 6), null]];
  chart.lines.forEach((line, i) => {
    const value = u.data[i + 1][u.cursor.idxs?.[i + 1] ?? at];
    if (line.role === "line" && value !== null && value !== undefined) {
      rows.push([line.label, format(value), line]);
    }
  });
  return rows;
}

function showTooltip(u, chart) {
  const rows = u.cursor.left >= 0 ? readings(u, chart) : [];
  chart.tip ??= element("table", { class: "tooltip", "aria-hidden": "true" });
  chart.tip.hidden = rows.length < 2;
  if (chart.tip.hidden) {
    return;
  }
  const shown = rows.slice(0, TOOLTIP_ROWS + 1).map(([label, value, line]) => {
    const name = element("th", {}, label);
    if (line) {
      name.prepend(swatch(line.style, line.dash));
    }
    return element("tr", {}, name, element("td", {}, value));
  });
  if (rows.length > TOOLTIP_ROWS + 1) {
    shown.push(element("tr", {}, element("th", {}, `and ${rows.length - TOOLTIP_ROWS - 1} more`)));
  }
  chart.tip.replaceChildren(...shown);
  u.over.append(chart.tip);
  const isRight = u.cursor.left > u.over.clientWidth / 2;
  chart.tip.style.left = isRight ? "" : u.cursor.left + 12 + "px";
  chart.tip.style.right = isRight ? u.over.clientWidth - u.cursor.left + 12 + "px" : "";
}

/** Arrow keys move the cursor point by point, and what is there is said. */
function readByKey(chart, event) {
  const u = chart.plot;
  const last = u.data[0].length - 1;
  const at = u.cursor.left >= 0 ? u.cursor.idx : null;
  const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10 };
  let to = null;
  if (event.key in steps) {
    to = at === null ? 0 : at + steps[event.key];
  } else if (event.key === "Home" || event.key === "End") {
    to = event.key === "Home" ? 0 : last;
  } else if (event.key === "Escape") {
    u.setCursor({ left: -10, top: -10 });
  }
  if (to === null || last < 0) {
    return;
  }
  event.preventDefault();
  const x = u.data[0][Math.max(0, Math.min(last, to))];
  u.setCursor({ left: u.valToPos(x, "x"), top: 10 });
  document.getElementById("status").textContent = readings(u, chart)
    .map(([label, value]) => `${label} ${value}`)
    .join(", ");
}
