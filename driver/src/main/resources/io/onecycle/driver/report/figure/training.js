/**
 * Losses and a metric of settings against the iteration. Coloured are the best of each value that
 * is compared, or what was picked; all others are grey, also those that fell out early; running
 * trials are dashed.
 */
function trainingFigure(data, choices, theme, width, isPicture) {
  if (!data.curves.length && !data.running.some((one) => one.x.length)) {
    return null;
  }
  const look = coloured(data, choices, theme);
  const shown = data.curves.filter((one) => look.has(one.s));
  const steady = (one) => one.seeds.filter((seed) => seed.outcome !== "diverged");
  const starts = extent(data.curves.flatMap((one) => one.seeds.map((seed) => seed.train[0])).concat(data.running.map((one) => one.train[0])));
  const cap = starts ? 1.3 * starts[1] : Infinity;
  const end = data.curves.concat(data.running, data.fallen).reduce((most, one) => Math.max(most, one.x[one.x.length - 1] ?? 0), 1);
  const x = scale([0, end], false, 0.01);
  const isLog = (choices.scale ?? "log") === "log";
  const panel = (title, at, column, isLoss, most) => {
    const values = (list, which) => list.flatMap((one) => which(one).flatMap((seed) => seed[column]));
    const passes = (v) => v <= most && (!isLoss || !isLog || v > 0);
    const main = shown.length ? shown : data.curves;
    const found = extent(values(main, steady), passes) ?? extent(values(main, (one) => one.seeds), passes);
    const running = column === "train" ? extent(data.running.flatMap((one) => one.train), passes) : null;
    return {
      title,
      xLabel: "iteration",
      x,
      y: scale(extent((found ?? []).concat(running ?? [])) ?? [0.1, 1], isLoss && isLog),
      series: [].concat(
        choices.others === false ? [] : data.curves.filter((one) => !look.has(one.s)).map((one) => other(data, one, at, column, theme)),
        choices.others === false ? [] : data.fallen.map((one) => ({ kind: "line", label: one.label, x: one[at], y: one[column], colour: theme.other, width: 1, isOther: true, points: one[at].length < 3 })),
        shown.flatMap((one) => trainingSeries(one, at, column, look.get(one.s), choices)),
        column === "train" ? data.running.map((one, i) => runningSeries(one, look, i, theme)) : [],
      ),
    };
  };
  const left = data.settings.length - data.curves.length;
  return panels(
    {
      name: "training",
      title: "Training curves",
      text: data.texts.training,
      legend: shown.map((one) => look.get(one.s)),
      remarks: ["line: mean of the seeds; band: their range; thin: diverged" + (shown.length < data.curves.length ? "; grey: other settings" : "") + (data.fallen.length ? "; short and grey: fell out" : "") + (data.running.length ? "; dashed: running" : "")]
        .concat(left > 0 ? [`the best ${data.curves.length} of ${data.settings.length} settings`] : []),
      panels: [
        panel("Training loss, smoothed", "x", "train", true, cap),
        panel("Validation loss", "validated", "val", true, cap),
        panel("Validation " + data.metric, "validated", "metric", false, data.metric === "accuracy" ? 1 : Infinity),
      ],
    },
    theme,
    width,
    isPicture,
  );
}

function other(data, one, at, column, theme) {
  const middle = one.seeds.length ? spread(one.seeds.map((seed) => seed[column]), false).middle : [];
  return { kind: "line", label: one.label, setting: one.s, x: one[at], y: middle, colour: theme.other, width: 1, isOther: true };
}

function trainingSeries(one, at, column, look, choices) {
  const steady = one.seeds.filter((seed) => seed.outcome !== "diverged");
  const lost = one.seeds.filter((seed) => seed.outcome === "diverged");
  const points = at === "validated" && one.validated.length <= 60;
  const single = (seed, width) => ({
    kind: "line",
    label: `${one.label}, seed ${seed.seed}${seed.outcome === "completed" ? "" : " (" + seed.outcome + ")"}`,
    x: one[at],
    y: seed[column],
    ...look,
    width,
    points,
  });
  const aside = lost.map((seed) => ({ ...single(seed, 1), label: `${one.label}, seed ${seed.seed} (diverged)` }));
  if (choices.view === "each" || steady.length < 2) {
    return steady.map((seed) => ({ ...single(seed, steady.length < 2 ? 1.9 : 1.1), label: single(seed).label })).concat(aside);
  }
  const { middle, low, high } = spread(steady.map((seed) => seed[column]), choices.view === "sd");
  return [
    { kind: "band", x: one[at], low, high, colour: look.colour, z: 2 },
    { kind: "line", x: one[at], y: middle, ...look, label: one.label, points },
  ].concat(aside);
}

function runningSeries(one, look, i, theme) {
  const colour = look.has(one.s) ? look.get(one.s).colour : ink(i, theme).colour;
  return { kind: "line", label: `${one.label}, seed ${one.seed} (running)`, x: one.x, y: one.train, colour, dash: [4, 4], width: 1.6 };
}
