/**
 * A legend of lines or dots in rows as wide as there is room; no label is cut unless it alone is
 * wider than that.
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
    const label = shortened(item.label, box.width - 44);
    const wide = 44 + 6.8 * label.length + 18;
    if (x > box.left && x + wide > box.left + box.width) {
      x = box.left;
      y += 20;
    }
    elements.push(swatch(item, x, y), drawnText(label, x + 40, y, {}, theme));
    x += wide;
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
