/** Halving: how many settings were trained for how long, and how many fell out after it. */
function funnelFigure(data, choices, theme, width, isPicture) {
  if (data.rungs.length < 2) {
    return null;
  }
  return rows(
    {
      name: "funnel",
      title: "Settings that went on",
      text: data.texts.search,
      head: "Settings trained for so long",
      xLabel: "settings",
      x: scale([0, data.rungs[0].settings], false, 0.02),
      zero: 0,
      remarks: [],
      rows: data.rungs.map((rung, i) => {
        const next = data.rungs[i + 1];
        return {
          label: rung.epochs === 1 ? "1 epoch" : rung.epochs + " epochs",
          value: rung.settings,
          low: null,
          high: null,
          isBar: true,
          colour: theme.colours[0],
          opacity: 0.4 + (0.6 * (i + 1)) / data.rungs.length,
          note: rung.settings + (next ? `, ${rung.settings - next.settings} fell out` : ", compared"),
        };
      }),
    },
    theme,
    width,
    isPicture,
  );
}

/** Seeds added until decided: the mean of each setting after each of them. */
function seedsFigure(data, choices, theme, width, isPicture) {
  if (!data.isSequential) {
    return null;
  }
  const look = coloured(data, choices, theme);
  const lines = data.settings.map((setting, s) => {
    const scores = data.trials.filter((trial) => trial.s === s && trial.score !== null && !trial.isShort).map((trial) => trial.score);
    return { s, x: scores.map((_, k) => k + 1), y: scores.map((_, k) => mean(scores.slice(0, k + 1))) };
  }).filter((line) => line.x.length);
  const shown = lines.filter((line) => look.has(line.s));
  const range = extent((shown.length ? shown : lines).flatMap((line) => line.y));
  if (!range) {
    return null;
  }
  const most = lines.reduce((n, line) => Math.max(n, line.x.length), 2);
  return panels(
    {
      name: "seeds",
      title: "Mean after each seed",
      text: lines.slice(0, 8).map((line) => `${data.settings[line.s].label}: ${line.x.length} seeds, mean ${format(line.y[line.y.length - 1], 4)}.`).join(" "),
      legend: shown.map((line) => look.get(line.s)),
      remarks: ["a line ends where its setting was decided, and got no more seeds"],
      panels: [
        {
          title: `Mean ${data.objective.metric} after so many seeds`,
          xLabel: "seeds",
          x: scale([1, most], false, 0.03),
          y: scale(range, false, 0.08),
          series: lines.map((line) => ({
            kind: "line",
            label: data.settings[line.s].label,
            x: line.x,
            y: line.y,
            points: true,
            isOther: !look.has(line.s),
            ...(look.get(line.s) ?? { colour: theme.other, width: 1 }),
            label: data.settings[line.s].label,
          })),
        },
      ],
    },
    theme,
    width,
    isPicture,
  );
}

/** Iterations to a value of the objective: a dot for each seed. */
function reachFigure(data, choices, theme, width, isPicture) {
  const reach = data.reach;
  const most = reach ? extent(reach.rows.flatMap((row) => row.reached.map((one) => one.iterations))) : null;
  if (!most) {
    return null;
  }
  return rows(
    {
      name: "reach",
      title: reach.head,
      text: `${reach.rows.length} settings, a dot for each seed that got there`,
      head: reach.head,
      xLabel: "iteration",
      x: scale([0, most[1]], false, 0.03),
      remarks: ["a dot is a seed, the stroke what is typical"],
      rows: reach.rows.map((row, i) => ({
        label: row.label,
        below: row.below,
        value: row.typical,
        low: null,
        high: null,
        dots: row.reached.map((one) => [one.iterations, `seed ${one.seed}: ${one.iterations} iterations`]),
        colour: ink(i, theme).colour,
      })),
    },
    theme,
    width,
    isPicture,
  );
}
