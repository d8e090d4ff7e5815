/** Lines that pass all brushed parts of axes are picked: in the curves and in the table too. */
function listenToBrush(fig) {
  fig.chart.on("axisareaselected", () => {
    const series = fig.chart.getModel().getSeriesByIndex(0);
    const active = series.getRawIndicesByActiveState("active").map((i) => fig.made.scored[i].s);
    clearTimeout(fig.brushing);
    fig.brushing = setTimeout(() => {
      fig.isBrushing = true;
      pickSettings(active.length && active.length < fig.made.scored.length ? active.sort((a, b) => a - b) : undefined);
      fig.isBrushing = false;
      say(active.length < fig.made.scored.length ? active.length + " settings picked" : "all settings");
    }, 150);
  });
}
