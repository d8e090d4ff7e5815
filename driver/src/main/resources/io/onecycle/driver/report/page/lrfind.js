const SKIP_START = 10;
const SKIP_END = 5;

/** Range tests against the learning rate: losses and a metric, smoothed here from the raw ones. */
function showRangeTests(tests, metric) {
  const control = (id) => document.getElementById("lrfind-" + id);
  const parent = control("charts");
  if (!parent || !tests.length) {
    return;
  }
  const own = [];
  const redraw = () => own.forEach(draw);
  const isShown = addLegend(control("legend"), tests, redraw);
  const starts = tests.map((test) => test.train[0]).filter((loss) => loss !== null);
  const cap = starts.length ? 1.3 * Math.max(...starts) : Infinity;
  const add = (title, column, isLoss) =>
    own.push(
      addChart(parent, title, () => ({
        xLabel: "learning rate",
        xLog: true,
        yLog: isLoss && control("scale").value === "log",
        cap: isLoss ? cap : highest(metric),
        groups: tests.flatMap((test, i) => (isShown(i) ? [group(test, i, column)] : [])),
      })),
    );
  const group = (test, i, column) => {
    const cut = skipped(test.x.length, control("skip").checked);
    const marks = [["●", test.minimum], ["▲", test.steepest], ["◆", test.valley]];
    return {
      x: test.x.slice(...cut),
      lines: [
        {
          label: test.label,
          y: smoothed(test[column], Number(control("beta").value)).slice(...cut),
          ...ink(i),
          role: "line",
          marks: control("marks").checked ? marks.filter(([, lr]) => lr !== undefined && lr !== null) : [],
        },
      ],
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
