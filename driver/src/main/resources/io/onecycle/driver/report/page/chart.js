/** All charts of the page; each is drawn anew whenever anything about it changes. */
const charts = [];

/**
 * A place for a chart.
 *
 * @param parent element that it is put into
 * @param title what it shows
 * @param spec function that returns {xLabel, xLog, yLog, cap, groups: [{x, lines}]}; a line is
 *     {label, y, style, dash, width, points, role: line | low | high, isAside, marks: [[glyph, x, interval]]}
 */
function addChart(parent, title, spec) {
  const heading = element("h3", {}, title);
  const host = element("div", { class: "chart", tabindex: "0", role: "application", "aria-roledescription": "chart", "aria-label": title + "; arrow keys read values" });
  parent.append(element("div", {}, heading, host));
  const chart = { host, title, spec, plot: null };
  charts.push(chart);
  host.addEventListener("keydown", (event) => readByKey(chart, event));
  return chart;
}

function draw(chart) {
  const spec = chart.spec();
  chart.plot?.destroy();
  chart.lines = spec.groups.flatMap((group) => group.lines);
  const tables = spec.groups.map((group) => cleaned(group, spec));
  const data = tables.length ? uPlot.join(tables) : [[]];
  chart.plot = new uPlot(options(chart, spec), data, chart.host);
  chart.width = chart.host.clientWidth;
  chart.plot.root.setAttribute("aria-hidden", "true");
}

function drawAll() {
  charts.forEach(draw);
}

/** A log axis has no place for what is not above 0. */
function cleaned(group, spec) {
  const kept = group.x.map((x, i) => i).filter((i) => group.x[i] !== null && (!spec.xLog || group.x[i] > 0));
  const y = (line) => kept.map((i) => (spec.yLog && line.y[i] !== null && line.y[i] <= 0 ? null : line.y[i]));
  return [kept.map((i) => group.x[i]), ...group.lines.map(y)];
}

function options(chart, spec) {
  const lines = chart.lines;
  const hasSteady = lines.some((line) => !line.isAside);
  return {
    width: Math.max(280, chart.host.clientWidth),
    height: 280,
    pxAlign: false,
    legend: { show: false },
    cursor: { points: { size: 7 }, dataIdx: nearest, drag: { x: true, y: false } },
    scales: {
      x: { time: false, distr: spec.xLog ? 3 : 1, range: (u, low, high) => span(u, low, high, spec) },
      y: { distr: spec.yLog ? 3 : 1, range: (u, low, high) => padded(low, high, spec) },
    },
    axes: [axis(spec.xLog, { label: spec.xLabel, labelSize: 20, size: 34 }), axis(spec.yLog, { size: 58 })],
    series: [{}, ...lines.map((line) => series(line, hasSteady))],
    bands: lines.flatMap((line, i) => (line.role === "high" ? [{ series: [i + 1, i + 2], fill: faded(colour("s" + line.style), 0.15) }] : [])),
    hooks: { draw: [(u) => drawMarks(u, lines)], setCursor: [(u) => showTooltip(u, chart)] },
  };
}

function series(line, hasSteady) {
  const isEdge = line.role !== "line";
  return {
    label: line.label,
    stroke: isEdge ? "#0000" : colour("s" + line.style),
    width: isEdge ? 0 : line.width ?? 1.75,
    dash: line.dash,
    points: { show: !isEdge && line.points === true, size: 5 },
    // A loss that ran away would leave the others no room.
    auto: !(line.isAside && hasSteady),
  };
}

function axis(isLog, more) {
  return {
    stroke: colour("ink"),
    grid: { stroke: colour("grid"), width: 1 },
    ticks: { stroke: colour("grid"), width: 1, size: 5 },
    font: "12px system-ui, sans-serif",
    labelFont: "12px system-ui, sans-serif",
    splits: (u, i, low, high) => (isLog ? logTicks(low, high) : linearTicks(low, high)),
    filter: (u, splits) => splits,
    values: (u, splits) => labels(splits, isLog),
    ...more,
  };
}

/** All of x, the same in charts of one section, until a part is chosen by dragging. */
function span(u, low, high, spec) {
  const xs = u.data[0];
  if (low === null || xs.length === 0) {
    return spec.xLog ? [1, 10] : [0, 10];
  }
  if (spec.xRange && low === xs[0] && high === xs[xs.length - 1]) {
    return spec.xRange;
  }
  return low < high ? [low, high] : [low * 0.9, low * 1.1 + 1e-9];
}

function padded(low, high, spec) {
  if (low === null || !Number.isFinite(low)) {
    return spec.yLog ? [0.1, 1] : [0, 1];
  }
  const top = spec.cap > low ? Math.min(high, spec.cap) : high;
  if (spec.yLog) {
    const factor = low < top ? (top / low) ** 0.04 : 2;
    return [low / factor, top * factor];
  }
  const room = low < top ? (top - low) * 0.04 : Math.max(Math.abs(low), 1) * 0.04;
  return [low - room, top + room];
}

/** The shapes of marks stand on the line of the series that they belong to. */
function drawMarks(u, lines) {
  lines.forEach((line, i) => {
    for (const [glyph, x, interval] of line.marks ?? []) {
      const at = nearest(u, i + 1, u.valToIdx(x));
      const y = u.data[i + 1][at];
      const xs = u.data[0];
      if (y === null || y === undefined || x < xs[0] * 0.999 || x > xs[xs.length - 1]) {
        continue;
      }
      u.ctx.save();
      u.ctx.fillStyle = colour("s" + line.style);
      u.ctx.strokeStyle = colour("paper");
      u.ctx.lineWidth = 3 * devicePixelRatio;
      u.ctx.font = 15 * devicePixelRatio + "px system-ui, sans-serif";
      u.ctx.textAlign = "center";
      u.ctx.textBaseline = "middle";
      const place = [glyph, u.valToPos(x, "x", true), u.valToPos(y, "y", true)];
      if (interval) {
        drawInterval(u, interval, place[2], colour("s" + line.style));
      }
      u.ctx.strokeText(...place);
      u.ctx.fillText(...place);
      u.ctx.restore();
    }
  });
}

/** A bar with ends, as much of it as the axis shows. */
function drawInterval(u, interval, y, ink) {
  const [left, right] = interval
    .map((x) => Math.min(u.scales.x.max, Math.max(u.scales.x.min, x)))
    .map((x) => u.valToPos(x, "x", true));
  const end = 4 * devicePixelRatio;
  u.ctx.save();
  u.ctx.strokeStyle = ink;
  u.ctx.lineWidth = 1.75 * devicePixelRatio;
  u.ctx.beginPath();
  for (const [x1, y1, x2, y2] of [[left, y, right, y], [left, y - end, left, y + end], [right, y - end, right, y + end]]) {
    u.ctx.moveTo(x1, y1);
    u.ctx.lineTo(x2, y2);
  }
  u.ctx.stroke();
  u.ctx.restore();
}

/** Series of different x share a chart: where one has no point, its nearest is read. */
function nearest(u, seriesIndex, at) {
  const values = u.data[seriesIndex];
  for (let far = 0; seriesIndex > 0 && far < values.length; far++) {
    for (const i of [at - far, at + far]) {
      if (values[i] !== undefined && (values[i] !== null || far === 0)) {
        return i;
      }
    }
  }
  return at;
}

/** Above it there is nothing to draw. */
function highest(metric) {
  return metric === "accuracy" ? 1 : Infinity;
}
