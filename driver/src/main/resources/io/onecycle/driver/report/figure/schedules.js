/** Learning rate and momentum against the iteration; a schedule is as good as its best setting. */
function schedulesFigure(data, choices, theme, width, isPicture) {
  const items = scheduleItems(data);
  const keys = choices.shown ?? shownFirst(items);
  const shown = items.filter((item) => keys.includes(item.key));
  if (!items.length) {
    return null;
  }
  const x = scale(extent(data.schedules.flatMap((one) => one.x)), false);
  const panel = (title, column) => ({
    title,
    xLabel: "iteration",
    x,
    y: scale(extent(data.schedules.flatMap((one) => one[column])) ?? [0, 1], false),
    series: items.map((item) => {
      const isOther = !keys.includes(item.key);
      return { kind: "line", label: item.label, x: data.schedules[item.i].x, y: data.schedules[item.i][column], isOther, ...(isOther ? { colour: theme.other, width: 1 } : ink(item.i, theme)) };
    }),
  });
  return panels(
    {
      name: "schedule",
      title: "Learning rate and momentum schedule",
      text: data.texts.schedules,
      legend: items.length > 1 ? shown.map((item) => ({ label: item.label, ...ink(item.i, theme) })) : [],
      remarks: shown.length < items.length ? [`coloured: those of the best ${shown.length} of ${items.length} schedules`] : [],
      panels: [panel("Learning rate", "lr"), panel("Momentum", "momentum")],
    },
    theme,
    width,
    isPicture,
  );
}

function scheduleItems(data) {
  return data.schedules.map((one, i) => ({ key: one.label, label: one.label, rank: one.rank, i })).sort((a, b) => a.rank - b.rank);
}
