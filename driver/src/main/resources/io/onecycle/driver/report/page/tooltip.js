const TOOLTIP_ROWS = 9;

/** What the coloured lines of a panel have nearest to x: [[label, value, line]], x first. */
function readings(fig, i, x) {
  const panel = fig.made.panels[i];
  const found = panel.series
    .filter((one) => one.kind === "line" && (!one.isOther || one.label === fig.over) && one.x.length)
    .map((one) => [one.label, valueAt(one, panel, x), one])
    .filter(([, value]) => value !== null);
  found.sort((a, b) => (b[0] === fig.over) - (a[0] === fig.over));
  return [[panel.xLabel, format(x, 5), null]].concat(found.map(([label, value, one]) => [label, format(value), one]));
}

function valueAt(line, panel, x) {
  const first = line.x[0];
  const last = line.x[line.x.length - 1];
  const slack = 0.02 * (panel.x.high - panel.x.low);
  const at = panel.x.to(x);
  if (at < panel.x.to(first) - slack || at > panel.x.to(last) + slack) {
    return null;
  }
  let best = null;
  line.x.forEach((value, k) => {
    const far = Math.abs(panel.x.to(value) - at);
    if (line.y[k] !== null && line.y[k] !== undefined && (best === null || far < best.far)) {
      best = { far, value: line.y[k] };
    }
  });
  return best?.value ?? null;
}

function readAt(fig, left, top) {
  const i = fig.made.panels.findIndex((_, k) => fig.chart.containPixel({ gridIndex: k }, [left, top]));
  const panel = fig.made.panels[i];
  if (!panel || panel.x.names) {
    hideTooltip(fig);
    return;
  }
  const x = panel.x.from(fig.chart.convertFromPixel({ gridIndex: i }, [left, top])[0]);
  showTooltip(fig, readings(fig, i, x), left, top);
}

/** Beside the place, and never beyond the chart's edges. */
function showTooltip(fig, rows, left, top) {
  fig.tip ??= fig.host.appendChild(element("table", { class: "tooltip", "aria-hidden": "true" }));
  fig.tip.hidden = rows.length < 2 && rows[0][1] !== null;
  if (fig.tip.hidden) {
    return;
  }
  const shown = rows.slice(0, TOOLTIP_ROWS + 1).map(([label, value, line]) => {
    const name = element("th", { class: label === fig.over ? "over" : undefined }, label);
    if (line) {
      name.prepend(lineSwatch(line));
    }
    return element("tr", {}, name, value === null ? null : element("td", {}, value));
  });
  if (rows.length > TOOLTIP_ROWS + 1) {
    shown.push(element("tr", {}, element("th", {}, `and ${rows.length - TOOLTIP_ROWS - 1} more`)));
  }
  fig.tip.replaceChildren(...shown);
  const room = fig.host.clientWidth - fig.tip.offsetWidth;
  const beside = left > fig.host.clientWidth / 2 ? left - fig.tip.offsetWidth - 14 : left + 14;
  fig.tip.style.left = Math.max(0, Math.min(room, beside)) + "px";
  fig.tip.style.top = Math.max(0, Math.min(fig.host.clientHeight - fig.tip.offsetHeight, top - 20)) + "px";
}

function hideTooltip(fig) {
  if (fig.tip) {
    fig.tip.hidden = true;
  }
}

/** Where arrow keys stop: points of a panel's first line, or things with a name, one by one. */
function stops(fig) {
  const panel = fig.made.panels?.[fig.panel];
  if (panel && !panel.x.names && panel.series.some((one) => one.kind === "line" && !one.isOther)) {
    const longest = panel.series.filter((one) => one.kind === "line" && !one.isOther).reduce((a, b) => (b.x.length > a.x.length ? b : a));
    return longest.x.filter((x) => !panel.x.isLog || x > 0).map((x) => ({ x }));
  }
  const things = panel ? panel.series.filter((one) => one.kind === "dots").flatMap((one) => one.points.map((point) => point[2])) : null;
  return (things ?? fig.made.rows?.map((row) => row.label + (row.note ? ": " + row.note : "") + (row.value === null || row.value === undefined ? "" : ", " + format(row.value, 4))) ?? fig.made.cells?.map((cell) => cell.best.label + ": " + (cell.best.mean === null ? lostText(cell.best) : format(cell.best.mean, 4))) ?? fig.made.scored?.map((one) => one.label + ": " + format(one.mean, 4)) ?? []).map((text) => ({ text }));
}

/** Left and right move from stop to stop, up and down from panel to panel; what is there is said. */
function readByKey(fig, event) {
  const steps = { ArrowLeft: -1, ArrowRight: 1, PageUp: -10, PageDown: 10, Home: -Infinity, End: Infinity };
  if (event.key === "Escape") {
    hideTooltip(fig);
    return;
  }
  if ((event.key === "ArrowUp" || event.key === "ArrowDown") && fig.made.panels) {
    fig.panel = (fig.panel + (event.key === "ArrowUp" ? fig.made.panels.length - 1 : 1)) % fig.made.panels.length;
    fig.at = Math.max(0, fig.at);
  } else if (event.key in steps) {
    fig.at = fig.at < 0 && Number.isFinite(steps[event.key]) ? 0 : fig.at + steps[event.key];
  } else {
    return;
  }
  event.preventDefault();
  const all = stops(fig);
  if (!all.length) {
    return;
  }
  fig.at = Math.max(0, Math.min(all.length - 1, fig.at));
  const stop = all[fig.at];
  if (stop.text) {
    showTooltip(fig, [[stop.text, null, null]], 20, 40);
    say(stop.text);
    return;
  }
  const panel = fig.made.panels[fig.panel];
  const rows = readings(fig, fig.panel, stop.x);
  const [left, top] = fig.chart.convertToPixel({ gridIndex: fig.panel }, [panel.x.to(stop.x), panel.y.high]);
  showTooltip(fig, rows, left, top + 24);
  say(panel.title + ": " + rows.map(([label, value]) => `${label} ${value}`).join(", "));
}
