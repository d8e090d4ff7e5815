const IMPORTANCE_ROWS = 16;

/** Which axis moved the result: a bar for each source's share, with its interval. */
function importanceFigure(data, choices, theme, width, isPicture) {
  if (!data.importance.sources.length) {
    return null;
  }
  const shown = data.importance.sources.filter((one, i) => one.isChance || i < IMPORTANCE_ROWS);
  const percent = (share) => (100 * share).toFixed(1) + " %";
  return rows(
    {
      name: "importance",
      title: "Which axis moved the result",
      text: data.importance.text,
      head: "Share of the variance between trials",
      xLabel: "share",
      unit: " %",
      x: scale([0, 100], false, 0.02),
      zero: 0,
      intervalColour: theme.ink,
      remarks: ["bar: share; line: its 95 % interval; paler: cannot be told from chance, or is chance"],
      rows: shown.map((one) => ({
        label: one.term,
        value: 100 * one.share,
        low: one.low === null ? null : 100 * one.low,
        high: one.high === null ? null : 100 * one.high,
        isBar: true,
        colour: one.isChance ? theme.quiet : theme.colours[0],
        opacity: one.isSignificant ? 1 : 0.4,
        note: percent(one.share),
      })),
    },
    theme,
    width,
    isPicture,
  );
}
