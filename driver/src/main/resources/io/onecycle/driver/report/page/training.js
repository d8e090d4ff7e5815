/** Losses and a metric of settings against the iteration; diverged trials stand beside the mean. */
function showTraining(settings, metric) {
  const control = (id) => document.getElementById("training-" + id);
  const parent = control("charts");
  if (!parent || !settings.length) {
    return;
  }
  const own = [];
  const redraw = () => own.forEach(draw);
  const isShown = addLegend(control("legend"), settings, redraw);
  const starts = settings.flatMap((setting) => setting.seeds.map((seed) => seed.train[0])).filter((loss) => loss !== null);
  const cap = starts.length ? 1.3 * Math.max(...starts) : Infinity;
  const end = Math.max(1, ...settings.map((setting) => setting.x[setting.x.length - 1]));
  const add = (title, x, column, isLoss) =>
    own.push(
      addChart(parent, title, () => ({
        xLabel: "iteration",
        yLog: isLoss && control("scale").value === "log",
        cap: isLoss ? cap : highest(metric),
        xRange: [0, end],
        groups: settings.flatMap((setting, i) =>
          isShown(i) && setting[x].length
            ? [{ x: setting[x], lines: lines(setting, i, column, control("view").value, x === "validated") }]
            : [],
        ),
      })),
    );
  add("Training loss, smoothed", "x", "train", true);
  add("Validation loss", "validated", "val", true);
  add("Validation " + metric, "validated", "metric", false);
  control("view").addEventListener("input", redraw);
  control("scale").addEventListener("input", redraw);
}

function lines(setting, i, column, view, points) {
  const steady = setting.seeds.filter((seed) => seed.outcome !== "diverged");
  const diverged = setting.seeds.filter((seed) => seed.outcome === "diverged");
  const style = { ...ink(i), points: points && setting.validated.length <= 60 };
  const one = (seed, more) => ({
    label: `${setting.label}, seed ${seed.seed}${seed.outcome === "completed" ? "" : " (" + seed.outcome + ")"}`,
    y: seed[column],
    ...style,
    width: 1,
    role: "line",
    ...more,
  });
  const aside = diverged.map((seed) => one(seed, { isAside: true }));
  if (view === "each" || steady.length < 2) {
    return [...steady.map((seed) => one(seed, { width: steady.length < 2 ? 1.75 : 1 })), ...aside];
  }
  const { mean, low, high } = spread(steady.map((seed) => seed[column]), view === "sd");
  return [
    { label: setting.label, y: mean, ...style, role: "line" },
    { label: "", y: high, ...style, role: "high" },
    { label: "", y: low, ...style, role: "low" },
    ...aside,
  ];
}
