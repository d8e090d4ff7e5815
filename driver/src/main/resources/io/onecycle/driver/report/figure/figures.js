/**
 * All figures by their names. Each is a function of the data, what was chosen, the theme, the width
 * in pixels, and whether it is a picture of its own, with its legend drawn; it returns {name,
 * title, text, height, option}, where option is the chart library's, or null if there is nothing to show.
 * The page and report --plots both draw these and nothing else. Where there is no browser, Rhino runs
 * them: it keeps the first value of a const in a loop's body, and knows neither f(...list) nor classes.
 */
const FIGURES = {
  verdict: verdictFigure,
  slices: slicesFigure,
  grid: heatFigure,
  parallel: parallelFigure,
  importance: importanceFigure,
  lr_find: rangesFigure,
  suggestions: suggestionsFigure,
  schedule: schedulesFigure,
  training: trainingFigure,
  seeds: seedsFigure,
  funnel: funnelFigure,
  reach: reachFigure,
  trials: trialsFigure,
};
