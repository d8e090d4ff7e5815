/** An axis in the chart library's terms: log axes are linear in the logarithm, with our own ticks. */
function scale(range, isLog, room = 0.04) {
  const to = (value) => (isLog ? (value > 0 ? Math.log10(value) : null) : value);
  const from = (value) => (isLog ? 10 ** value : value);
  const low = to(range[0]);
  const high = to(range[1]);
  const pad = low < high ? (high - low) * room : isLog ? 0.3 : Math.max(Math.abs(low), 1) * room;
  return { isLog, to, from, low: low - pad, high: high + pad };
}

/** Names in their order, each as wide. */
function categories(names) {
  return { names, to: (name) => names.indexOf(name), from: (i) => names[Math.round(i)], low: -0.5, high: names.length - 0.5 };
}

/** Places and texts of the ticks between two ends, in the scale's own terms. */
function ticksOf(axis, low, high, pixels) {
  if (axis.names) {
    const every = Math.max(1, Math.ceil((axis.names.length * Math.max(40, 7 * longest(axis.names) + 12)) / pixels));
    return axis.names.map((name, i) => [i, name]).filter(([i]) => i >= low && i <= high && i % every === 0);
  }
  const most = Math.max(2, Math.floor(pixels / 58));
  const values = axis.isLog ? logTicks(axis.from(low), axis.from(high)) : linearTicks(low, high, Math.min(6, most));
  const kept = axis.isLog && values.length > most ? values.filter((_, i) => i % Math.ceil(values.length / most) === 0) : values;
  const texts = labels(kept, axis.isLog);
  return kept.map((value, i) => [axis.to(value), texts[i]]);
}

function longest(names) {
  return names.reduce((most, name) => Math.max(most, name.length), 0);
}

function libraryAxis(axis, gridIndex) {
  const none = { show: false };
  return { type: "value", gridIndex, min: axis.low, max: axis.high, axisLine: none, axisTick: none, axisLabel: none, splitLine: none };
}

/** Grid lines and labels of a panel, drawn anew at each zoom. */
function drawnAxes(panel, x, y, theme) {
  return {
    type: "custom",
    xAxisIndex: panel,
    yAxisIndex: panel,
    silent: true,
    z: 0,
    clip: false,
    tooltip: { show: false },
    data: [[x.low, y.low]],
    renderItem: (params, api) => {
      const box = params.coordSys;
      const origin = api.coord([0, 0]);
      const unit = api.coord([1, 1]);
      const ends = (i, pixels) => pixels.map((p) => (p - origin[i]) / (unit[i] - origin[i]));
      const children = [];
      const line = (x1, y1, x2, y2, stroke) =>
        children.push({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke, lineWidth: 1 } });
      const text = (label, at, top, align) =>
        children.push({ type: "text", x: at, y: top, style: { text: label, fill: theme.ink, font: "11px " + FONT, align, verticalAlign: "middle" } });
      const [left, right] = ends(0, [box.x, box.x + box.width]);
      ticksOf(x, left, right, box.width).forEach(([value, label]) => {
        const at = origin[0] + value * (unit[0] - origin[0]);
        if (!x.names) {
          line(at, box.y, at, box.y + box.height, theme.grid);
        }
        text(label, at, box.y + box.height + 14, "center");
      });
      const [low, high] = ends(1, [box.y + box.height, box.y]);
      ticksOf(y, low, high, box.height * 1.5).forEach(([value, label]) => {
        const at = origin[1] + value * (unit[1] - origin[1]);
        line(box.x, at, box.x + box.width, at, theme.grid);
        text(label, box.x - 7, at, "right");
      });
      line(box.x, box.y + box.height, box.x + box.width, box.y + box.height, theme.quiet);
      return { type: "group", children };
    },
  };
}
