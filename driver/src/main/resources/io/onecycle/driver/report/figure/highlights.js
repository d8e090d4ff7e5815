const FIRST = 6;

/**
 * What charts colour: the values of the compared axis, each with its settings, the best first; or,
 * where settings are compared, the settings. The best come first; what is not shown is grey.
 *
 * @return [{key, label, rank, settings, i}], where i chooses the colour
 */
function highlights(data) {
  const axis = data.axes.find((one) => one.key === data.by);
  if (!axis) {
    return data.settings.map((setting, i) => ({ key: setting.id, label: setting.label, rank: setting.rank, settings: [i], i }));
  }
  return axis.values
    .map((value, i) => {
      const settings = data.settings.map((_, j) => j).filter((j) => data.settings[j].at[axis.key] === value);
      return { key: value, label: axis.key + " " + value, rank: settings.length ? data.settings[settings[0]].rank : Infinity, settings, i };
    })
    .filter((one) => one.settings.length)
    .sort((a, b) => a.rank - b.rank);
}

/** The keys that are shown at first: all of a few, or the best. */
function shownFirst(items) {
  const few = items.length <= FIRST + 2;
  return items.filter((item, i) => few || i < FIRST).map((item) => item.key);
}

/**
 * Which settings are coloured, and how: the best of each shown highlight, or those that were
 * picked.
 *
 * @return Map of the setting's index to {label, colour, dash}
 */
function coloured(data, choices, theme) {
  const map = new Map();
  if (choices.picked?.length) {
    choices.picked.forEach((setting, i) => map.set(setting, { label: data.settings[setting].label, ...ink(i, theme) }));
    return map;
  }
  const items = highlights(data);
  const shown = choices.shown ?? shownFirst(items);
  items.forEach((item) => {
    if (shown.includes(item.key)) {
      map.set(item.settings[0], { label: data.settings[item.settings[0]].label, ...ink(item.i, theme) });
    }
  });
  return map;
}

/** The axis whose values colour dots: weight decay, or the first that varies; null if none does. */
function dotAxis(data) {
  return data.axes.find((axis) => axis.key === "weight_decay") ?? data.axes[0] ?? null;
}

/** The colour of a value of that axis: one each of a few, a ramp of many. */
function dotColour(axis, value, theme) {
  const i = axis ? axis.values.indexOf(value) : 0;
  return isRamp(axis, theme) ? shade(i / (axis.values.length - 1)) : ink(i, theme).colour;
}

/** Whether there are more values than colours that can be told apart. */
function isRamp(axis, theme) {
  return axis !== null && axis.values.length > theme.colours.length;
}
