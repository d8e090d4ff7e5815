/** Debiased exponential average, as fastai smooths; gaps stay gaps. */
function smoothed(values, beta) {
  const made = [];
  let average = 0;
  let weight = 1;
  for (let i = 0; i < values.length; i++) {
    if (values[i] === null) {
      made.push(null);
    } else {
      average = beta * average + (1 - beta) * values[i];
      weight = beta * weight;
      made.push(average / (1 - weight));
    }
  }
  return made;
}

/** What of the values is there, rising. */
function rising(values) {
  return values.filter((value) => value !== null && value !== undefined).sort((a, b) => a - b);
}

function mean(values) {
  return values.length ? values.reduce((a, b) => a + b, 0) / values.length : null;
}

/** The sample standard deviation; 0 of fewer than two. */
function deviation(values) {
  const middle = mean(values);
  return values.length > 1
    ? Math.sqrt(values.reduce((sum, v) => sum + (v - middle) ** 2, 0) / (values.length - 1))
    : 0;
}

/** Mean, and either the range or the standard deviation around it, over lines of one length. */
function spread(lines, isDeviation) {
  const at = lines[0].map((_, i) => rising(lines.map((line) => line[i])));
  const around = (values, sign) =>
    values.length === 0
      ? null
      : isDeviation
        ? mean(values) + sign * deviation(values)
        : values[sign < 0 ? 0 : values.length - 1];
  return { middle: at.map(mean), low: at.map((v) => around(v, -1)), high: at.map((v) => around(v, 1)) };
}

/** Median and range of curves that end at different points, as long as half of them go on. */
function aroundMedian(curves, size) {
  const made = { middle: [], low: [], high: [] };
  const add = (values) => {
    const n = values.length;
    const isShown = n > 0 && 2 * n >= curves.length;
    made.middle.push(isShown ? (values[Math.floor((n - 1) / 2)] + values[Math.floor(n / 2)]) / 2 : null);
    made.low.push(isShown ? values[0] : null);
    made.high.push(isShown ? values[n - 1] : null);
  };
  for (let i = 0; i < size; i++) {
    add(rising(curves.map((curve) => curve[i])));
  }
  return made;
}

/** The smallest and the largest that are finite and pass; null if none is. */
function extent(values, passes = () => true) {
  let low = Infinity;
  let high = -Infinity;
  values.forEach((value) => {
    if (value !== null && value !== undefined && Number.isFinite(value) && passes(value)) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
  });
  return low <= high ? [low, high] : null;
}
