/** Pairs of axes of which at least half of the cells hold a setting, those with most cells first. */
function heatPairs(data) {
  const pairs = [];
  data.axes.forEach((across, i) =>
    data.axes.slice(i + 1).forEach((down) => {
      const filled = new Set(data.settings.map((one) => one.at[across.key] + "\n" + one.at[down.key])).size;
      const cells = across.values.length * down.values.length;
      if (cells > 1 && 2 * filled >= cells && across.values.length > 1 && down.values.length > 1) {
        pairs.push({ across: across.key, down: down.key, cells, filled });
      }
    }),
  );
  return pairs.sort((a, b) => b.cells - a.cells);
}

/** The mean score over two axes, each cell the best setting with its two values. */
function heatFigure(data, choices, theme, width, isPicture) {
  const pairs = heatPairs(data);
  const pair = pairs.find((one) => one.across + "," + one.down === choices.pair) ?? pairs[0];
  if (!pair) {
    return null;
  }
  const across = data.axes.find((axis) => axis.key === pair.across);
  const down = data.axes.find((axis) => axis.key === pair.down);
  const left = Math.min(0.34 * width, Math.max(24 + 7 * longest(down.values), 16 + 6.8 * down.key.length));
  const wide = Math.min(110, (width - left - 14) / across.values.length);
  const tall = 42;
  const top = 66;
  const worths = extent(data.settings.map((one) => one.mean));
  const share = (mean) => (worths[1] > worths[0] ? (data.objective.up ? mean - worths[0] : worths[1] - mean) / (worths[1] - worths[0]) : 0.5);
  const graphic = [
    drawnText("Mean " + data.objective.title.toLowerCase(), 12, 16, { font: "600 13px " + FONT }, theme),
    drawnText(shortened(down.key, left - 10), left - 10, top - 12, { align: "right" }, theme),
  ];
  const every = Math.max(1, Math.ceil((7 * longest(across.values) + 8) / wide));
  across.values.forEach((value, i) => i % every === 0 && graphic.push(drawnText(value, left + (i + 0.5) * wide, top - 12, { align: "center" }, theme)));
  graphic.push(drawnText(across.key, left + (across.values.length * wide) / 2, top - 30, { align: "center" }, theme));
  down.values.forEach((value, i) => graphic.push(drawnText(value, left - 10, top + (i + 0.5) * tall, { align: "right" }, theme)));
  const cells = across.values.flatMap((column, i) =>
    down.values.map((row, j) => ({ i, j, best: data.settings.find((one) => one.at[across.key] === column && one.at[down.key] === row) })),
  ).filter((cell) => cell.best);
  const bottom = top + down.values.length * tall;
  const remark = "lighter is better; n: completed seeds" + (data.axes.length > 2 ? "; each cell is the best setting with its two values" : "");
  wrapped(remark, width - 24).forEach((line, i) => graphic.push(drawnText(line, 12, bottom + 18 + 16 * i, { fill: theme.quiet, font: "11px " + FONT }, theme)));
  return {
    name: "grid",
    title: `${data.objective.title} over ${across.key} and ${down.key}`,
    text: `${pair.filled} of ${pair.cells} cells have trials.`,
    remarks: [],
    height: bottom + 18 + 16 * wrapped(remark, width - 24).length + 4,
    cells,
    option: {
      animation: false,
      grid: [{ left, top, width: wide * across.values.length, height: tall * down.values.length }],
      xAxis: [libraryAxis(categories(across.values), 0)],
      yAxis: [{ ...libraryAxis(categories(down.values), 0), inverse: true }],
      graphic: { elements: graphic },
      series: [
        {
          type: "custom",
          data: cells.map((cell) => ({ value: [cell.i, cell.j], name: cell.best.label + ": " + (cell.best.mean === null ? lostText(cell.best) : data.objective.metric + " " + format(cell.best.mean, 4) + ", n = " + cell.best.n) })),
          renderItem: (params, api) => heatCell(cells[params.dataIndex].best, api.coord([api.value(0), api.value(1)]), wide, tall, share, theme),
        },
      ],
    },
  };
}

function lostText(one) {
  return "n = 0, lost " + (one.diverged + one.failed);
}

function heatCell(best, [x, y], wide, tall, share, theme) {
  const fill = best.mean === null ? theme.grid : shade(0.12 + 0.88 * share(best.mean));
  const colour = best.mean === null ? theme.ink : inkOn(fill);
  const text = (content, at, font) => ({ type: "text", x, y: at, style: { text: content, fill: colour, font: font + " " + FONT, align: "center", verticalAlign: "middle" } });
  const children = [{ type: "rect", shape: { x: x - wide / 2 + 1, y: y - tall / 2 + 1, width: wide - 2, height: tall - 2, r: 3 }, style: { fill } }];
  if (wide >= 44) {
    children.push(text(best.mean === null ? "–" : best.mean.toFixed(4).slice(0, wide < 54 ? 5 : 6), y - 7, "13px"));
    children.push(text(best.mean === null ? "lost " + (best.diverged + best.failed) : "n = " + best.n + (wide >= 84 && best.diverged + best.failed ? ", lost " + (best.diverged + best.failed) : ""), y + 10, "11px"));
  }
  return { type: "group", children };
}
