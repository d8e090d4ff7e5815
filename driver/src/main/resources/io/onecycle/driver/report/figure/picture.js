const PICTURE_WIDTH = 900;

/** A figure as SVG text, without a browser; an empty text if there is nothing to show. */
function picture(name, json) {
  const made = FIGURES[name](JSON.parse(json), {}, LIGHT, PICTURE_WIDTH, true);
  if (!made) {
    return "";
  }
  return JSON.stringify({ title: made.title, text: made.text, svg: svgOf(made, PICTURE_WIDTH) });
}
