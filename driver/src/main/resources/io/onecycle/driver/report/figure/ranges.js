const SKIP_START = 10;
const SKIP_END = 5;
const RULES = [["minimum", "circle", "minimum/10"], ["steepest", "triangle", "steepest"], ["valley", "diamond", "valley"]];

/**
 * Range tests against the learning rate: losses and a metric, smoothed here from the raw ones; of
 * several tests of a weight decay, their median and range.
 */
function rangesFigure(data, choices, theme, width, isPicture) {
  const groups = data.ranges;
  if (!groups.length) {
    return null;
  }
  const items = rangeItems(data);
  const keys = choices.shown ?? shownFirst(items);
  const shown = items.filter((item) => keys.includes(item.key)).sort((a, b) => a.i - b.i);
  const beta = choices.beta ?? 0.98;
  const starts = extent(groups.flatMap((group) => group.tests.map((test) => test.train[0])));
  const cap = starts ? 1.3 * starts[1] : Infinity;
  const rates = extent((shown.length ? shown : items).flatMap((item) => drawnRates(groups[item.i], cap, beta, choices)));
  const isLog = choices.scale === "log";
  const panel = (title, column, most, isLoss) => {
    const drawn = shown.map((item) => ({ item, group: groups[item.i], x: kept(groups[item.i].x, choices), ...around(groups[item.i], column, beta, choices) }));
    const found = extent(drawn.flatMap((one) => one.low.concat(one.high)), (v) => v <= most && (!isLoss || !isLog || v > 0));
    return {
      title,
      xLabel: "learning rate",
      x: scale(rates ?? [0.01, 1], true, 0.02),
      y: scale(found ?? [0, 1], isLoss && isLog),
      series: drawn.flatMap((one) => rangeSeries(one, data, choices, theme)),
    };
  };
  const several = groups.some((group) => group.tests.length > 1);
  return panels(
    {
      name: "lr_find",
      title: "LR range test",
      text: data.texts.ranges,
      legend: shown.map((item) => ({ label: item.label, ...ink(item.i, theme) })),
      remarks: ["● minimum/10, ▲ steepest, ◆ valley: suggested max_lr"]
        .concat(several ? ["line: median of the tests while half of them go on; band: their range"] : [])
        .concat(groups.some((group) => group.interval) ? ["bar: 95 % interval of " + data.rule + ", log-normal"] : [])
        .concat(["debiased average " + beta + leftOut(shown.map((item) => groups[item.i].x), choices)])
        .concat(shown.length < items.length ? [`${shown.length} of ${items.length} are drawn` + (choices.shown || !data.settings.length ? "" : ", those of the best settings")] : []),
      panels: [
        panel("Training loss, smoothed", "train", cap, true),
        panel("Validation loss, smoothed", "val", cap, true),
        panel("Validation " + data.metric + ", smoothed", "metric", data.metric === "accuracy" ? 1 : Infinity, false),
      ],
    },
    theme,
    width,
    isPicture,
  );
}

/** The groups, those of the best settings first. */
function rangeItems(data) {
  return data.ranges.map((group, i) => ({ key: group.label, label: group.label, rank: group.rank, i })).sort((a, b) => a.rank - b.rank || a.i - b.i);
}

/** Few points are all shown: skipping would leave none. */
function kept(values, choices, size = values.length) {
  return choices.skip === false || size <= 2 * (SKIP_START + SKIP_END) ? values : values.slice(SKIP_START, Math.max(SKIP_START, values.length - SKIP_END));
}

/** That points are skipped, where they are, of the tests that are drawn. */
function leftOut(drawn, choices) {
  const cut = drawn.filter((x) => kept(x, choices).length < x.length).length;
  return cut ? `; the first ${SKIP_START} and last ${SKIP_END} points are left out` + (cut < drawn.length ? ` of tests of more than ${2 * (SKIP_START + SKIP_END)}` : "") : "";
}

function around(group, column, beta, choices) {
  const curves = group.tests.map((test) => kept(smoothed(test[column], beta), choices, group.x.length));
  return aroundMedian(curves, kept(group.x, choices).length);
}

/** Where a group's losses are on the plot, not far above it, and where its interval is. */
function drawnRates(group, cap, beta, choices) {
  const { low } = around(group, "train", beta, choices);
  const rates = kept(group.x, choices).filter((rate, i) => rate > 0 && low[i] !== null && low[i] <= cap);
  return rates.concat(rates.length && group.interval ? group.interval : []);
}

function rangeSeries(one, data, choices, theme) {
  const { item, group, x } = one;
  const look = ink(item.i, theme);
  const band = group.tests.length > 1 ? [{ kind: "band", x, low: one.low, high: one.high, colour: look.colour, z: 1 }] : [];
  const line = { kind: "line", label: group.label, x, y: one.middle, ...look };
  const marks = choices.marks === false ? [] : RULES.flatMap(([rule, symbol, name]) => suggestion(group, rule, symbol, name, one, data, look));
  return band.concat(line, marks);
}

/** A suggestion stands on its curve; among the points left out it has no place there. */
function suggestion(group, rule, symbol, name, one, data, look) {
  const rate = group[rule];
  if (rate === undefined || rate === null || !one.x.length || rate < one.x[0] * 0.999 || rate > one.x[one.x.length - 1] * 1.001) {
    return [];
  }
  const nearest = one.x.reduce((best, value, i) => (Math.abs(value - rate) < Math.abs(one.x[best] - rate) ? i : best), 0);
  const y = one.middle[nearest];
  if (y === null) {
    return [];
  }
  const dot = { kind: "dots", label: name, symbol, size: 10, colour: look.colour, z: 5, points: [[rate, y, `${group.label}: ${name} suggests ${format(rate, 3)}`]] };
  return group.interval && rule === group.rule
    ? [{ kind: "intervals", isFlat: true, z: 4, colour: look.colour, bars: [[rate, y, group.interval[0], group.interval[1]]] }, dot]
    : [dot];
}

/** What the tests suggest by the sweep's rule: a dot each, their median and its interval. */
function suggestionsFigure(data, choices, theme, width, isPicture) {
  const groups = data.ranges.filter((group) => group.suggested.length);
  if (!groups.some((group) => group.suggested.length > 1)) {
    return null;
  }
  const range = extent(groups.flatMap((group) => group.suggested.concat(group.interval ?? [])));
  return rows(
    {
      name: "suggestions",
      title: "Suggested max_lr",
      text: groups.map((group) => `${group.label}: ${group.suggested.map((rate) => format(rate, 3)).join(", ")}${group.disagree ? ", which disagree" : ""}.`).join(" "),
      head: `Suggested max_lr (${data.rule}): a dot is a test, the stroke their median, the line its 95 % interval`,
      xLabel: "learning rate",
      x: scale(range, true, 0.06),
      remarks: [],
      rows: groups.map((group) => ({
        label: group.label,
        value: group[group.rule] ?? null,
        low: group.interval ? group.interval[0] : null,
        high: group.interval ? group.interval[1] : null,
        dots: group.suggested.map((rate) => [rate, `${group.label}: ${format(rate, 3)}`]),
        colour: group.disagree ? theme.bad : ink(data.ranges.indexOf(group), theme).colour,
        note: group.disagree ? "⚠ the tests disagree" : "",
      })),
    },
    theme,
    width,
    isPicture,
  );
}
