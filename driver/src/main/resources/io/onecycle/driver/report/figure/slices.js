const LISTED = 8;

/** The score against each axis: a dot is a trial, its colour the weight decay. */
function slicesFigure(data, choices, theme, width, isPicture) {
  const scored = data.trials.filter((trial) => trial.score !== null && trial.s >= 0 && !trial.isShort);
  const all = extent(scored.map((trial) => trial.score));
  const axes = choices.axis ? data.axes.filter((axis) => axis.key === choices.axis) : data.axes.slice(0, 6);
  if (!all || !axes.length) {
    return null;
  }
  const middle = rising(scored.map((trial) => trial.score))[Math.floor(scored.length / 2)];
  const range = choices.better ? extent([middle, data.objective.up ? all[1] : all[0]]) : reached(data, all);
  const y = scale(range, false, 0.06);
  const by = dotAxis(data);
  const lost = data.trials.filter((trial) => trial.s >= 0 && !trial.isShort && trial.outcome !== "completed");
  return panels(
    {
      name: "slices",
      title: data.objective.title + " against " + axes.map((axis) => axis.key).join(", "),
      text: slicesText(data, lost),
      legend: dotLegend(by, theme),
      remarks: ["a dot is a seed; a bar is the mean of each value's best setting with its 95 % interval"]
        .concat(lost.length ? [`△ at the foot: ${lost.length} that diverged or failed`] : []),
      panels: axes.map((axis) => slice(data, axis, by, scored, lost, y, theme)),
    },
    theme,
    width,
    isPicture,
  );
}

/** An interval of two seeds can be wider than all scores there are: it is cut. */
function reached(data, all) {
  const room = Math.max(0.35 * (all[1] - all[0]), 0.002);
  return extent(all.concat(data.settings.flatMap((one) => [one.low, one.high]).map((v) => (v === null ? null : Math.max(all[0] - room, Math.min(all[1] + room, v))))));
}

function slice(data, axis, by, scored, lost, y, theme) {
  const isListed = axis.values.length <= LISTED || !axis.numbers;
  const x = isListed ? categories(axis.values) : scale(extent(axis.numbers), axis.isLog);
  const numbers = new Map(isListed ? [] : axis.values.map((value, i) => [value, axis.numbers[i]]));
  const at = (trial) => {
    const value = data.settings[trial.s].at[axis.key];
    return isListed ? value : numbers.get(value);
  };
  const colours = by ? by.values : [""];
  const isApart = isListed && by !== null && by !== axis && colours.length <= 7;
  const shift = (value, seed) => (isListed ? (isApart ? (colours.indexOf(value) - (colours.length - 1) / 2) * (0.6 / colours.length) : 0) - 0.06 + 0.04 * ((seed % 3) - 1) : 0);
  const own = (trial) => (by ? data.settings[trial.s].at[by.key] : "");
  const ofColour = grouped(scored, own);
  const size = scored.length > 400 ? 5 : 8;
  const point = (trial) => [at(trial), trial.score, `${data.settings[trial.s].label}, seed ${trial.seed}: ${data.objective.metric} ${format(trial.score, 4)}`, shift(own(trial), Number(trial.seed) % 997), trial.id];
  const found = colours.map((value) => ({ value, colour: dotColour(by, value, theme), trials: ofColour.get(value) ?? [] }));
  // Of a ramp of colours one series: the library takes its time for each.
  const dots = isRamp(by, theme)
    ? [{ kind: "dots", label: by.key, size, points: found.flatMap((one) => one.trials.map(point)), colours: found.flatMap((one) => one.trials.map(() => one.colour)) }]
    : found.map((one) => ({ kind: "dots", label: one.value, colour: one.colour, size, points: one.trials.map(point) }));
  const foot = {
    kind: "dots",
    label: "lost",
    colour: theme.bad,
    symbol: "triangle",
    hollow: true,
    points: lost.map((trial) => [at(trial), y.low + 0.03 * (y.high - y.low), `${data.settings[trial.s].label}, seed ${trial.seed}: ${trial.outcome}`, shift(own(trial), Number(trial.seed) % 997), trial.id]),
  };
  const means = isListed
    ? axis.values.map((value) => data.settings.find((one) => one.at[axis.key] === value)).filter((one) => one && one.mean !== null)
    : [];
  const bars = means.map((one) => ({
    kind: "intervals",
    shift: isApart ? 0 : 12,
    z: 4,
    colour: by && by === axis ? dotColour(by, one.at[by.key], theme) : theme.ink,
    bars: [[one.at[axis.key], one.mean, one.low, one.high]],
  }));
  return { title: axis.key, xLabel: axis.key, x, y, series: dots.concat(lost.length ? [foot] : [], bars) };
}

/** The members of a list by their keys, each in its order. */
function grouped(list, key) {
  const groups = new Map();
  list.forEach((one) => {
    if (!groups.has(key(one))) {
      groups.set(key(one), []);
    }
    groups.get(key(one)).push(one);
  });
  return groups;
}

function dotLegend(by, theme) {
  return by && by.values.length > 1
    ? (by.values.length <= 7 ? by.values : [by.values[0], by.values[Math.floor(by.values.length / 2)], by.values[by.values.length - 1]]).map((value) => ({
        label: `${by.key} ${value}`,
        colour: dotColour(by, value, theme),
      }))
    : [];
}

function slicesText(data, lost) {
  return (
    "Mean " + data.objective.metric + ", the best first. " +
    data.settings
      .filter((one) => one.n > 0)
      .slice(0, 6)
      .map((one) => `${one.label}: ${format(one.mean, 4)} (n = ${one.n}).`)
      .join(" ") +
    (lost.length ? ` ${lost.filter((one) => one.outcome === "diverged").length} diverged, ${lost.filter((one) => one.outcome === "failed").length} failed.` : "")
  );
}
