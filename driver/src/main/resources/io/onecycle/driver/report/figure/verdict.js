const VERDICT_ROWS = 24;

/** What a relation to the best is called, and which colour stands for it. */
function relation(row, theme) {
  return {
    best: ["the one to choose", theme.ink, "best"],
    worse: ["worse", theme.colours[1]],
    may_be_best: ["may be the best too", theme.colours[0]],
    as_good: ["as good, within the margin", theme.colours[2]],
    same: ["the same with every seed", theme.colours[0]],
    not_tested: ["not tested: too few shared seeds", theme.quiet],
    not_completed: ["none of its seeds completed", theme.bad],
  }[row.relation];
}

/** The paired differences to the best with their intervals: what the verdict's sentences say. */
function verdictFigure(data, choices, theme, width, isPicture) {
  const verdict = data.verdict;
  if (!verdict || verdict.rows.length < 2) {
    return null;
  }
  const shown = verdict.rows.slice(0, VERDICT_ROWS);
  const middles = extent(shown.map((row) => row.difference).concat(0));
  const room = Math.max(1.5 * (middles[1] - middles[0]), verdict.margin ?? 0, 1e-9);
  const ends = extent(shown.flatMap((row) => [row.low, row.high]).map((v) => (v === null ? null : Math.max(middles[0] - room, Math.min(middles[1] + room, v)))));
  const band = verdict.margin ? [-verdict.margin, verdict.margin] : null;
  const range = extent(middles.concat(ends ?? [], band ?? []));
  const best = shown[0];
  const left = verdict.rows.length - shown.length;
  const x = scale(range, false, 0.06);
  const isCut = shown.some((row) => row.low !== null && (goesOn(x, row.low) || goesOn(x, row.high)));
  return rows(
    {
      name: "verdict",
      title: "Difference to the best",
      text:
        shown
          .slice(1, 7)
          .map((row) => `${row.label}: ${row.difference === null ? "no shared seed" : signed(row.difference)}${row.low === null ? "" : ` (${signed(row.low)} to ${signed(row.high)})`}, ${relation(row, theme)[0]}.`)
          .join(" ") + (shown.length > 7 ? ` And ${shown.length - 7} more.` : ""),
      head: `${data.objective.title}: difference to ${best.label}, by pairs of the same seed`,
      xLabel: `${data.objective.metric} minus that of ${best.label}; ${data.objective.up ? "right" : "left"} is better`,
      xShort: `${data.objective.metric} minus that of the best; ${data.objective.up ? "right" : "left"} is better`,
      x,
      zero: 0,
      band,
      legend: [],
      remarks: [
        "line: 95 % interval, of all pairs together where seeds are compared" + (band ? `; shaded: the margin of ±${format(verdict.margin, 3)} in which settings count as alike` : "") + (isCut ? "; an arrow: it goes on" : ""),
      ].concat(left > 0 ? [`the first ${shown.length} of ${verdict.rows.length}`] : []),
      rows: shown.map((row) => ({
        label: row.label,
        value: row.difference,
        low: row.low,
        high: row.high,
        colour: relation(row, theme)[1],
        short: relation(row, theme)[2],
        note: relation(row, theme)[0] + (row.p === null || row.p === undefined ? "" : `, p ${row.p < 0.001 ? "< 0.001" : format(row.p, 2)}`),
      })),
    },
    theme,
    width,
    isPicture,
  );
}

function signed(value) {
  return (value > 0 ? "+" : value < 0 ? "−" : "") + format(Math.abs(value), 3);
}
