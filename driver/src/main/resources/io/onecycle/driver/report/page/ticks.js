/** The shortest text of a number with at most so many significant digits. */
function format(value, digits = 5) {
  const rounded = Number(value.toPrecision(digits));
  const size = Math.abs(rounded);
  return size !== 0 && (size < 1e-3 || size >= 1e7)
    ? rounded.toExponential().replace("e+", "e")
    : String(rounded);
}

/** Ticks as texts: on a linear axis with as many decimals each. */
function labels(ticks, isLog) {
  const texts = ticks.map((tick) => format(tick));
  if (isLog || texts.some((text) => text.includes("e"))) {
    return texts;
  }
  const places = Math.max(0, ...texts.map((text) => (text.split(".")[1] ?? "").length));
  return ticks.map((tick) => tick.toFixed(places));
}

function linearTicks(low, high, most = 6) {
  const least = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((s) => s * power).find((s) => s >= least * (1 - 1e-9));
  const ticks = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
    ticks.push(Number((i * step).toPrecision(12)));
  }
  return ticks;
}

/** Powers of ten; also 2 and 5 times them where there are few; linear within a factor of three. */
function logTicks(low, high) {
  if (high < 3 * low) {
    return linearTicks(low, high);
  }
  const factors = high / low < 1000 ? [1, 2, 5] : [1];
  const ticks = [];
  for (let power = Math.floor(Math.log10(low)); power <= Math.ceil(Math.log10(high)); power++) {
    for (const factor of factors) {
      const tick = Number((factor * 10 ** power).toPrecision(12));
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
        ticks.push(tick);
      }
    }
  }
  const every = Math.ceil(ticks.length / 8);
  return ticks.filter((_, i) => i % every === 0);
}

/** Debiased exponential average, as fastai smooths; gaps stay gaps. */
function smoothed(values, beta) {
  let average = 0;
  let weight = 1;
  return values.map((value) => {
    if (value === null) {
      return null;
    }
    average = beta * average + (1 - beta) * value;
    weight *= beta;
    return average / (1 - weight);
  });
}

/** Mean, and either the range or the standard deviation around it, over lines of one length. */
function spread(lines, isDeviation) {
  const mean = [];
  const low = [];
  const high = [];
  for (let i = 0; i < lines[0].length; i++) {
    const values = lines.map((line) => line[i]).filter((value) => value !== null);
    const n = values.length;
    const middle = n ? values.reduce((a, b) => a + b, 0) / n : null;
    const sd = n > 1 ? Math.sqrt(values.reduce((sum, v) => sum + (v - middle) ** 2, 0) / (n - 1)) : 0;
    mean.push(middle);
    low.push(n ? (isDeviation ? middle - sd : Math.min(...values)) : null);
    high.push(n ? (isDeviation ? middle + sd : Math.max(...values)) : null);
  }
  return { mean, low, high };
}
