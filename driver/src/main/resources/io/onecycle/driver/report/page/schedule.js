/** Learning rate and momentum against the iteration. */
function showSchedules(schedules) {
  const parent = document.getElementById("schedule-charts");
  if (!parent || !schedules.length) {
    return;
  }
  const own = [];
  const isShown = addLegend(document.getElementById("schedule-legend"), schedules, () => own.forEach(draw));
  for (const [title, column] of [["Learning rate", "lr"], ["Momentum", "momentum"]]) {
    own.push(
      addChart(parent, title, () => ({
        xLabel: "iteration",
        groups: schedules.flatMap((schedule, i) =>
          isShown(i)
            ? [{ x: schedule.x, lines: [{ label: schedule.label, y: schedule[column], ...ink(i), role: "line" }] }]
            : [],
        ),
      })),
    );
  }
}
