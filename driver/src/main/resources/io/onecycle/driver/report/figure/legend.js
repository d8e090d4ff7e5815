/**
 * A legend of lines or dots in rows as wide as there is room; a label that alone is wider than that
 * goes on below.
 *
 * @param items [{label, colour, dash}], without dash a dot
 * @param remarks sentences below
 * @return {elements, height}
 */
function drawnLegend(items, remarks, box, theme) {
  const elements = [];
  let x = box.left;
  let y = box.top + 10;
  items.forEach((item) => {
    const room = box.width - 44;
    const lines = wrapped(item.label, (room * 5.8) / 6.8).map((line) => shortened(line, room));
    const wide = 44 + 6.8 * lines.reduce((most, line) => Math.max(most, line.length), 0) + 18;
    if (x > box.left && (lines.length > 1 || x + wide > box.left + box.width)) {
      x = box.left;
      y += 20;
    }
    elements.push(swatch(item, x, y));
    lines.forEach((line, i) => {
      y += i ? 16 : 0;
      elements.push(drawnText(line, x + 40, y, {}, theme));
    });
    x += lines.length > 1 ? box.width : wide;
  });
  if (items.length) {
    y += 22;
  }
  remarks.forEach((remark) => {
    wrapped(remark, box.width).forEach((line) => {
      elements.push(drawnText(line, box.left, y, { fill: theme.quiet, font: "11px " + FONT }, theme));
      y += 17;
    });
  });
  return { elements, height: y - box.top };
}

function swatch(item, x, y) {
  return item.dash
    ? { type: "line", silent: true, shape: { x1: x, y1: y, x2: x + 32, y2: y }, style: { stroke: item.colour, lineWidth: 2, lineDash: item.dash } }
    : { type: "circle", silent: true, shape: { cx: x + 26, cy: y, r: 5 }, style: { fill: item.colour } };
}

/** Lines of whole words. */
function wrapped(text, width) {
  const most = Math.floor(width / 5.8);
  return text.split(" ").reduce((lines, word) => {
    const last = lines[lines.length - 1];
    return last !== undefined && (last + " " + word).length <= most
      ? lines.slice(0, -1).concat(last + " " + word)
      : lines.concat(word);
  }, []);
}
