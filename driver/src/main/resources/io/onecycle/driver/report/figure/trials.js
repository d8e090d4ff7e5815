/** Trials side by side: the curves of those that were picked. */
function trialsFigure(data, choices, theme, width, isPicture) {
  const found = (choices.trials ?? [])
    .map((id) => data.trials.find((trial) => trial.id === id))
    .filter((trial) => trial)
    .map((trial, i) => ({ trial, i, ...curveOf(data, trial) }))
    .filter((one) => one.x);
  if (!found.length) {
    return null;
  }
  const end = found.reduce((most, one) => Math.max(most, one.x[one.x.length - 1] ?? 0), 1);
  const panel = (title, at, column, isLog) => ({
    title,
    xLabel: "iteration",
    x: scale([0, end], false, 0.01),
    y: scale(extent(found.flatMap((one) => one.seed[column]), (v) => !isLog || v > 0) ?? [0.1, 1], isLog),
    series: found.map((one) => ({ kind: "line", label: trialLabel(data, one.trial), x: one[at], y: one.seed[column], ...ink(one.i, theme), points: at === "validated" && one.validated.length <= 60 })),
  });
  return panels(
    {
      name: "trials",
      title: "Picked trials",
      text: "",
      legend: found.map((one) => ({ label: trialLabel(data, one.trial), ...ink(one.i, theme) })),
      remarks: [],
      panels: [panel("Training loss, smoothed", "x", "train", true), panel("Validation loss", "validated", "val", true), panel("Validation " + data.metric, "validated", "metric", false)],
    },
    theme,
    width,
    isPicture,
  );
}

function curveOf(data, trial) {
  const setting = data.curves.find((one) => one.s === trial.s);
  const seed = setting?.seeds.find((one) => one.seed === trial.seed);
  return seed && !trial.isShort ? { x: setting.x, validated: setting.validated, seed } : {};
}

function trialLabel(data, trial) {
  return (trial.isShort ? data.axes.map((axis) => axis.key + " " + trial.at[axis.key]).concat(trial.epochs + " epochs").join(", ") : data.settings[trial.s].label) + ", seed " + trial.seed;
}
