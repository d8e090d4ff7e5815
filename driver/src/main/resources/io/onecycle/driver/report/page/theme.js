const COLOURS = 7;
const DASHES = [[], [7, 3], [2, 2], [9, 3, 2, 3], [14, 4]];

/** How series i is drawn, as the static figures draw it. */
function ink(i) {
  return { style: i % COLOURS, dash: DASHES[i % DASHES.length] };
}

/** A colour of the style sheet, which knows light, dark and paper. */
function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

function faded(hex, opacity) {
  return hex + Math.round(opacity * 255).toString(16).padStart(2, "0");
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}
