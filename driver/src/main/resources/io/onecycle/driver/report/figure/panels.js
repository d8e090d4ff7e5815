const PANEL_HEIGHT = 218;
const PANEL_TOP = 34;
const PANEL_BOTTOM = 48;
const PANEL_LEFT = 62;
const PANEL_RIGHT = 16;

/**
 * Panels over their own axes, in as many columns as there is room for, and, in a picture of its
 * own, the legend.
 *
 * @param spec {name, title, text, legend, remarks, panels: [{title, xLabel, x, y, series}]}, where
 *     x and y are scales; a series is a line, band, dots, marks or intervals, see below
 */
function panels(spec, theme, width, isPicture) {
  const size = spec.panels.length;
  const columns = Math.min(size, width >= 1050 ? 3 : width >= 620 ? 2 : 1);
  const wide = width / columns;
  const tall = PANEL_TOP + PANEL_HEIGHT + PANEL_BOTTOM;
  const rows = Math.ceil(size / columns);
  const corner = (i) => ({ left: (i % columns) * wide, top: Math.floor(i / columns) * tall });
  const graphic = [];
  const series = [];
  spec.panels.forEach((panel, i) => {
    const at = corner(i);
    graphic.push(drawnText(panel.title, at.left + 12, at.top + 16, { font: "600 13px " + FONT }, theme));
    graphic.push(drawnText(panel.xLabel, at.left + PANEL_LEFT + (wide - PANEL_LEFT - PANEL_RIGHT) / 2, at.top + tall - 14, { align: "center" }, theme));
    series.push(drawnAxes(i, panel.x, panel.y, theme));
    panel.series.forEach((one) => series.push(librarySeries(one, i, panel, theme, isPicture)));
  });
  let height = rows * tall;
  if (isPicture) {
    const free = rows * columns > size;
    const box = free ? { left: corner(size).left + 20, top: corner(size).top + 24, width: wide - 30 } : { left: PANEL_LEFT, top: height + 4, width: width - PANEL_LEFT - 12 };
    const legend = drawnLegend(spec.legend ?? [], spec.remarks ?? [], box, theme);
    legend.elements.forEach((element) => graphic.push(element));
    height = Math.max(height, box.top + legend.height + 10);
  }
  return {
    name: spec.name,
    title: spec.title,
    text: spec.text,
    remarks: spec.remarks ?? [],
    height,
    panels: spec.panels,
    option: {
      animation: false,
      grid: spec.panels.map((_, i) => ({
        left: corner(i).left + PANEL_LEFT,
        top: corner(i).top + PANEL_TOP,
        width: wide - PANEL_LEFT - PANEL_RIGHT,
        height: PANEL_HEIGHT,
      })),
      xAxis: spec.panels.map((panel, i) => libraryAxis(panel.x, i)),
      yAxis: spec.panels.map((panel, i) => libraryAxis(panel.y, i)),
      graphic: { elements: graphic },
      series,
    },
  };
}

/**
 * A line {kind: "line", label, x, y, colour, dash, width, points, isOther}, where others are grey
 * until a pointer rests on them; a band {kind: "band", x, low, high, colour}; dots {kind: "dots",
 * label, points: [[x, y, text]], colour or the colours of each, symbol, size, hollow}; intervals {kind: "intervals", bars: [[x,
 * y, low, high]], colour, isFlat}, along x where they are flat.
 */
function librarySeries(one, i, panel, theme, isPicture) {
  const place = { xAxisIndex: i, yAxisIndex: i, z: one.z ?? (one.isOther ? 1 : 3) };
  const x = panel.x.to;
  const y = panel.y.to;
  if (one.kind === "line") {
    return {
      ...place,
      type: "line",
      name: one.label,
      data: one.x.map((value, k) => [x(value), one.y[k] === null || one.y[k] === undefined ? null : y(one.y[k])]).filter((point) => point[0] !== null),
      showSymbol: one.points === true,
      symbol: "circle",
      symbolSize: 5,
      clip: true,
      triggerLineEvent: true,
      lineStyle: { color: one.colour, width: one.width ?? 1.9, type: one.dash ?? "solid" },
      itemStyle: { color: one.colour },
      emphasis: { lineStyle: { color: one.isOther ? theme.ink : one.colour, width: 2.6 }, itemStyle: { color: one.isOther ? theme.ink : one.colour } },
    };
  }
  if (one.kind === "dots") {
    return {
      ...place,
      type: "scatter",
      name: one.label,
      symbol: one.symbol ?? "circle",
      symbolSize: one.size ?? 8,
      clip: true,
      itemStyle: { color: one.colours ? (params) => one.colours[params.dataIndex] : one.hollow ? theme.paper : one.colour, borderColor: one.hollow ? one.colour : theme.paper, borderWidth: one.hollow ? 1.6 : 0.6, opacity: 0.85 },
      ...(isPicture ? { emphasis: { disabled: true } } : {}),
      data: one.points.map((point) => dot(point, [x(point[0]) + (point[3] ?? 0), y(point[1])], isPicture)),
    };
  }
  const parts = one.kind === "band" ? [one] : one.bars;
  return {
    ...place,
    type: "custom",
    silent: true,
    clip: true,
    tooltip: { show: false },
    data: parts.map(() => [panel.x.low, panel.y.low]),
    renderItem: (params, api) =>
      one.kind === "band" ? polygon(one, x, y, api) : bar(one, parts[params.dataIndex], x, y, api, params.coordSys),
  };
}

/** A picture is not pointed at: bare numbers, which the library draws at a fraction of the time. */
function dot(point, place, isPicture) {
  return isPicture ? place : { value: place, name: point[2], trial: point[4] };
}

function polygon(band, x, y, api) {
  const place = (ends) =>
    band.x.map((value, k) => [x(value), ends[k] === null || ends[k] === undefined ? null : y(ends[k])]).filter((point) => point[0] !== null && point[1] !== null).map((point) => api.coord(point));
  return {
    type: "polygon",
    shape: { points: place(band.high).concat(place(band.low).reverse()) },
    style: { fill: band.colour, opacity: 0.16 },
  };
}

/** Strokes at the end of an interval, which points that way: across it, or an arrow where it goes on beyond the axis. */
function intervalEnd(x, y, outX, outY, goesOn, half) {
  return goesOn
    ? [-1, 1].map((side) => [x, y, x - half * (outX + side * outY), y - half * (outY + side * outX)])
    : [[x - half * outY, y - half * outX, x + half * outY, y + half * outX]];
}

/** A bar with ends, as much of it as the axis shows, and a stroke through its middle. */
function bar(one, [atX, atY, low, high], x, y, api, box) {
  const middle = api.coord([x(atX), y(atY)]);
  const shift = one.shift ?? 0;
  const within = (value, from, size) => Math.max(from, Math.min(from + size, value));
  const style = { stroke: one.colour, lineWidth: 1.9, fill: "none" };
  const stroke = (x1, y1, x2, y2, more) => ({ type: "line", shape: { x1, y1, x2, y2 }, style: { ...style, ...more } });
  const children = [];
  if (one.isFlat) {
    const ends = [low, high].map((end) => api.coord([x(end), y(atY)])[0]);
    const [left, right] = ends.map((end) => within(end, box.x, box.width));
    children.push(stroke(left, middle[1], right, middle[1]));
    intervalEnd(left, middle[1], -1, 0, left > ends[0] + 0.5, 4).concat(intervalEnd(right, middle[1], 1, 0, right < ends[1] - 0.5, 4)).forEach(([x1, y1, x2, y2]) => children.push(stroke(x1, y1, x2, y2)));
  } else {
    const at = middle[0] + shift;
    children.push(stroke(at - 8, middle[1], at + 8, middle[1], { lineWidth: 2.6 }));
    if (low !== null && high !== null) {
      const tips = [low, high].map((end) => api.coord([x(atX), y(end)])[1]);
      const [bottom, top] = tips.map((end) => within(end, box.y, box.height));
      children.push(stroke(at, bottom, at, top));
      intervalEnd(at, bottom, 0, 1, bottom < tips[0] - 0.5, 4).concat(intervalEnd(at, top, 0, -1, top > tips[1] + 0.5, 4)).forEach(([x1, y1, x2, y2]) => children.push(stroke(x1, y1, x2, y2)));
    }
  }
  return { type: "group", children };
}
