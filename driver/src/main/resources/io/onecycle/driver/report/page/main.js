const data = JSON.parse(document.getElementById("data").textContent);
showRangeTests(data.lrFind, data.metric);
showSchedules(data.schedules);
showTraining(data.settings, data.metric);
document.querySelectorAll("table.sortable").forEach(makeSortable);
drawAll();

new ResizeObserver(() =>
  charts.filter((chart) => chart.width !== chart.host.clientWidth).forEach(draw),
).observe(document.querySelector("main"));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", drawAll);
// Charts are pictures by the time the style sheet learns of the paper.
addEventListener("beforeprint", () => {
  document.documentElement.dataset.print = "";
  drawAll();
});
addEventListener("afterprint", () => {
  delete document.documentElement.dataset.print;
  drawAll();
});
document.documentElement.dataset.ready = "";
