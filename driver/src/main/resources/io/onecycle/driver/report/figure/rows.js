const ROWS_WIDEST = 900;
const ROW_TOP = 40;
const ROW_BOTTOM = 46;

/**
 * A row for each thing: a bar or a dot with its interval, the name at the left and a note at the
 * right; where that is narrow, the name stands above.
 *
 * @param spec {name, title, head, text, xLabel, xShort, x, zero, band, remarks, legend, rows: [{label,
 *     below, value, low, high, dots, colour, opacity, isBar, note, short}]}, where title, xShort and
 *     short stand for head, xLabel and note where there is little room
 */
function rows(spec, theme, room, isPicture) {
  const width = Math.min(room, ROWS_WIDEST);
  const isNarrow = width < 560;
  const named = Math.min(0.42 * width, 14 + 6.8 * spec.rows.reduce((most, row) => Math.max(most, row.label.length, (row.below ?? "").length), 6));
  const noted = spec.rows.some((row) => row.note) ? 10 + 6.4 * spec.rows.reduce((most, row) => Math.max(most, (row.note ?? "").length), 0) : 16;
  const left = isNarrow ? 14 : named + 14;
  const right = isNarrow ? 16 : Math.min(noted, 0.36 * width) + 10;
  const step = isNarrow ? 46 : spec.rows.some((row) => row.below) ? 36 : 28;
  const box = { left, top: ROW_TOP + (isNarrow ? 0.18 * step : 0), width: width - left - right, height: step * spec.rows.length };
  const y = { to: (i) => i, from: (i) => i, low: -0.5, high: spec.rows.length - 0.5 };
  const middle = (i) => box.top + step * (i + 0.5);
  const fits = (text) => 7.6 * text.length <= width - 20;
  const graphic = [drawnText(shortened(!isNarrow && fits(spec.head) ? spec.head : spec.title, (width - 20) / 1.15), 12, 16, { font: "600 13px " + FONT }, theme)];
  spec.rows.forEach((row, i) => {
    if (isNarrow) {
      const whole = row.label + (row.note ? ": " + row.note : "");
      const label = shortened(row.short && 6.6 * whole.length > width - 20 ? row.label + ": " + row.short : whole, width - 20);
      graphic.push({ ...drawnText(label, 14, middle(i) - 20, { stroke: theme.paper, lineWidth: 4 }, theme), z: 5 });
    } else {
      graphic.push(drawnText(shortened(row.label, named), left - 10, middle(i) - (row.below ? 7 : 0), { align: "right" }, theme));
      if (row.below) {
        graphic.push(drawnText(shortened(row.below, named), left - 10, middle(i) + 8, { align: "right", fill: theme.quiet, font: "11px " + FONT }, theme));
      }
      if (row.note) {
        graphic.push(drawnText(shortened(row.note, right - 8), width - right + 8, middle(i), { fill: theme.ink, font: "11.5px " + FONT }, theme));
      }
    }
  });
  const bottom = box.top + box.height;
  graphic.push(drawnText(6.6 * spec.xLabel.length <= width - 20 ? spec.xLabel : spec.xShort ?? spec.xLabel, box.left + box.width / 2, bottom + 34, { align: "center" }, theme));
  let height = bottom + ROW_BOTTOM;
  if (isPicture) {
    const legend = drawnLegend(spec.legend ?? [], spec.remarks ?? [], { left: 12, top: height + 2, width: width - 24 }, theme);
    legend.elements.forEach((element) => graphic.push(element));
    height += legend.height + 8;
  }
  return {
    name: spec.name,
    title: spec.title,
    text: spec.text,
    remarks: spec.remarks ?? [],
    height,
    rows: spec.rows,
    option: {
      animation: false,
      grid: [box],
      xAxis: [libraryAxis(spec.x, 0)],
      yAxis: [{ ...libraryAxis(y, 0), inverse: true }],
      graphic: { elements: graphic },
      series: [
        {
          type: "custom",
          silent: true,
          z: 0,
          clip: false,
          tooltip: { show: false },
          data: [[spec.x.low, 0]],
          renderItem: (params, api) => ground(spec, params.coordSys, api, theme),
        },
        {
          type: "custom",
          z: 2,
          clip: false,
          data: spec.rows.map((row, i) => ({ value: [spec.x.low, i], name: row.label + (row.note ? ": " + row.note : "") })),
          renderItem: (params, api) => drawnRow(spec, params.dataIndex, middle(params.dataIndex), api, params.coordSys, step),
        },
        {
          type: "scatter",
          z: 3,
          symbolSize: 9,
          data: spec.rows.flatMap((row, i) =>
            (row.dots ?? []).map(([value, text]) => ({ value: [spec.x.to(value), i], name: text, itemStyle: { color: row.colour, opacity: 0.75 } })),
          ),
        },
      ],
    },
  };
}

/** Ticks, the band of what is too small to matter, and the line of no difference. */
function ground(spec, box, api, theme) {
  const children = [];
  const px = (value) => api.coord([spec.x.to(value), 0])[0];
  const within = (at) => Math.max(box.x, Math.min(box.x + box.width, at));
  if (spec.band) {
    const [from, to] = spec.band.map(px).map(within);
    children.push({ type: "rect", shape: { x: from, y: box.y, width: to - from, height: box.height }, style: { fill: theme.colours[2], opacity: 0.16 } });
  }
  ticksOf(spec.x, spec.x.low, spec.x.high, box.width).forEach(([value, label]) => {
    const at = api.coord([value, 0])[0];
    children.push({ type: "line", shape: { x1: at, y1: box.y, x2: at, y2: box.y + box.height }, style: { stroke: theme.grid } });
    children.push({ type: "text", x: at, y: box.y + box.height + 14, style: { text: label + (spec.unit ?? ""), fill: theme.ink, font: "11px " + FONT, align: "center", verticalAlign: "middle" } });
  });
  if (spec.zero !== undefined) {
    const at = px(spec.zero);
    children.push({ type: "line", shape: { x1: at, y1: box.y, x2: at, y2: box.y + box.height }, style: { stroke: theme.quiet, lineWidth: 1.6 } });
  }
  return { type: "group", children };
}

/** Whether a value lies beyond the axis. */
function goesOn(axis, value) {
  return axis.to(value) < axis.low || axis.to(value) > axis.high;
}

function drawnRow(spec, i, y, api, box, step) {
  const row = spec.rows[i];
  const px = (value) => Math.max(box.x, Math.min(box.x + box.width, api.coord([spec.x.to(value), i])[0]));
  const children = [
    { type: "rect", shape: { x: box.x, y: y - step / 2 + 2, width: box.width, height: step - 4 }, style: { fill: "rgba(0,0,0,0)" } },
  ];
  const stroke = (x1, y1, x2, y2, width) => children.push({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: row.colour, lineWidth: width, opacity: row.opacity ?? 1 } });
  if (row.isBar && row.value !== null) {
    const from = px(spec.zero ?? 0);
    children.push({ type: "rect", shape: { x: from, y: y - 8, width: Math.max(1, px(row.value) - from), height: 16 }, style: { fill: row.colour, opacity: row.opacity ?? 1 } });
  }
  if (row.low !== null && row.low !== undefined) {
    const style = row.isBar ? spec.intervalColour : row.colour;
    const ends = intervalEnd(px(row.low), y, -1, 0, goesOn(spec.x, row.low), 5).concat(intervalEnd(px(row.high), y, 1, 0, goesOn(spec.x, row.high), 5));
    [[px(row.low), y, px(row.high), y]].concat(ends).forEach(([x1, y1, x2, y2]) =>
      children.push({ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: style, lineWidth: 1.9 } }),
    );
  }
  if (!row.isBar && row.value !== null && row.value !== undefined) {
    if (row.dots) {
      stroke(px(row.value), y - 11, px(row.value), y + 11, 2);
    } else {
      children.push({ type: "circle", shape: { cx: px(row.value), cy: y, r: 5 }, style: { fill: row.colour } });
    }
  }
  return { type: "group", children };
}
