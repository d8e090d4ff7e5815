const SKIP_START = 10;
const SKIP_END = 5;

/**
 * Range tests against the learning rate: losses and a metric, smoothed here from the raw ones; of
 * several tests of a weight decay, their median and range.
 */
function showRangeTests(groups, metric) {
  const control = (id) => document.getElementById("lrfind-" + id);
  const parent = control("charts");
  if (!parent || !groups.length) {
    return;
  }
  const own = [];
  const redraw = () => own.forEach(draw);
  const isShown = addLegend(control("legend"), groups, redraw);
  const starts = groups.flatMap((group) => group.tests.map((test) => test.train[0])).filter((loss) => loss !== null);
  const cap = starts.length ? 1.3 * Math.max(...starts) : Infinity;
  const add = (title, column, isLoss) =>
    own.push(
      addChart(parent, title, () => ({
        xLabel: "learning rate",
        xLog: true,
        yLog: isLoss && control("scale").value === "log",
        cap: isLoss ? cap : highest(metric),
        groups: groups.flatMap((group, i) => (isShown(i) ? [drawn(group, i, column)] : [])),
      })),
    );
  const drawn = (group, i, column) => {
    const [start, end] = skipped(group.x.length, control("skip").checked);
    const left = group.x.length - end;
    const curves = group.tests.map((test) => {
      const values = smoothed(test[column], Number(control("beta").value));
      return values.slice(start, Math.max(start, values.length - left));
    });
    const marks = [["●", "minimum"], ["▲", "steepest"], ["◆", "valley"]]
      .map(([glyph, rule]) => [glyph, group[rule], rule === group.rule ? group.interval : undefined])
      .filter(([, lr]) => lr !== undefined && lr !== null);
    const x = group.x.slice(start, end);
    const { middle, low, high } = aroundMedian(curves, x.length);
    const style = ink(i);
    const line = { label: group.label, y: middle, ...style, role: "line", marks: control("marks").checked ? marks : [] };
    return {
      x,
      lines: curves.length < 2 ? [line] : [line, { label: "", y: high, ...style, role: "high" }, { label: "", y: low, ...style, role: "low" }],
    };
  };
  add("Training loss", "train", true);
  add("Validation loss", "val", true);
  add("Validation " + metric, "metric", false);
  for (const id of ["beta", "skip", "marks", "scale"]) {
    control(id).addEventListener("input", () => {
      control("beta").parentElement.querySelector("output").value = control("beta").value;
      redraw();
    });
  }
}

/** Few points are all shown: skipping would leave none. */
function skipped(size, isOn) {
  return isOn && size > 2 * (SKIP_START + SKIP_END) ? [SKIP_START, size - SKIP_END] : [0, size];
}

/** Median and range of curves that end at different points, as long as half of them go on. */
function aroundMedian(curves, size) {
  const middle = [];
  const low = [];
  const high = [];
  for (let i = 0; i < size; i++) {
    const values = curves.map((curve) => curve[i] ?? null).filter((value) => value !== null).sort((a, b) => a - b);
    const n = values.length;
    const isShown = n > 0 && 2 * n >= curves.length;
    middle.push(isShown ? (values[Math.floor((n - 1) / 2)] + values[Math.floor(n / 2)]) / 2 : null);
    low.push(isShown ? values[0] : null);
    high.push(isShown ? values[n - 1] : null);
  }
  return { middle, low, high };
}
