/**
 * Every setting as a line through its values of all axes and its score; parts of axes can be
 * brushed.
 */
function parallelFigure(data, choices, theme, width, isPicture) {
  const scored = data.settings.map((one, s) => ({ ...one, s })).filter((one) => one.mean !== null);
  if (data.axes.length < 2 || scored.length < 6) {
    return null;
  }
  const by = dotAxis(data);
  const range = extent(scored.map((one) => one.mean));
  const axes = data.axes.map((axis, dim) => parallelAxis(axis, dim, theme));
  const room = range[1] > range[0] ? 0.04 * (range[1] - range[0]) : 0.01;
  axes.push({ ...parallelLook(theme), dim: data.axes.length, name: data.objective.metric, min: range[0] - room, max: range[1] + room, inverse: !data.objective.up, axisLabel: { ...parallelLabel(theme), formatter: (value) => format(value, 4), showMinLabel: false, showMaxLabel: false } });
  const place = (one, axis) => (axis.numbers && axis.values.length > LISTED ? axis.numbers[axis.values.indexOf(one.at[axis.key])] : axis.values.indexOf(one.at[axis.key]));
  const graphic = isPicture ? drawnLegend(dotLegend(by, theme), ["a line is a setting, its score the mean of its seeds"], { left: 16, top: 352, width: width - 32 }, theme) : { elements: [], height: 0 };
  return {
    name: "parallel",
    title: "All axes together",
    text: `${scored.length} settings over ${data.axes.map((axis) => axis.key).join(", ")} and ${data.objective.metric}.`,
    height: 352 + graphic.height,
    remarks: ["a line is a setting, its score the mean of its seeds; drag along an axis to pick settings, click it to let go"],
    scored,
    option: {
      animation: false,
      graphic: { elements: graphic.elements },
      parallel: { left: 60, right: 60, top: 46, bottom: 36 + graphic.height, axisExpandable: false, parallelAxisDefault: { areaSelectStyle: { width: 22, borderColor: theme.ink, color: theme.quiet, opacity: 0.25 } } },
      parallelAxis: axes,
      series: [
        {
          type: "parallel",
          smooth: false,
          inactiveOpacity: 0.06,
          activeOpacity: 0.9,
          progressive: 0,
          emphasis: { lineStyle: { width: 3, opacity: 1 } },
          data: scored.map((one) => ({
            value: data.axes.map((axis) => place(one, axis)).concat(one.mean),
            name: `${one.label}: ${data.objective.metric} ${format(one.mean, 4)}`,
            lineStyle: { color: dotColour(by, by ? one.at[by.key] : "", theme), width: scored.length > 200 ? 1 : 1.5, opacity: 0.7 },
          })),
        },
      ],
    },
  };
}

function parallelLook(theme) {
  return {
    nameTextStyle: { color: theme.ink, fontSize: 12 },
    axisLine: { lineStyle: { color: theme.quiet } },
    axisTick: { lineStyle: { color: theme.quiet } },
    nameLocation: "end",
  };
}

/** Lines run behind the labels. */
function parallelLabel(theme) {
  return { color: theme.ink, fontSize: 11, textBorderColor: theme.paper, textBorderWidth: 3 };
}

function parallelAxis(axis, dim, theme) {
  const look = { ...parallelLook(theme), dim, name: axis.key };
  if (axis.numbers && axis.values.length > LISTED) {
    const range = extent(axis.numbers);
    return { ...look, type: axis.isLog ? "log" : "value", min: range[0], max: range[1], axisLabel: { ...parallelLabel(theme), formatter: (value) => format(value, 3) } };
  }
  return { ...look, type: "category", data: axis.values, axisLabel: parallelLabel(theme) };
}
