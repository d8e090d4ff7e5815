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
  const places = texts.reduce((most, text) => Math.max(most, (text.split(".")[1] ?? "").length), 0);
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
    factors.forEach((factor) => {
      const tick = Number((factor * 10 ** power).toPrecision(12));
      if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
        ticks.push(tick);
      }
    });
  }
  const every = Math.ceil(ticks.length / 8);
  return ticks.filter((_, i) => i % every === 0);
}
