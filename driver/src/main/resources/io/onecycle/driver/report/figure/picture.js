const PICTURE_WIDTH = 900;

/** A figure as SVG text, without a browser; an empty text if there is nothing to show. */
function picture(name, json) {
  const made = FIGURES[name](JSON.parse(json), {}, LIGHT, PICTURE_WIDTH, true);
  if (!made) {
    return "";
  }
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width: PICTURE_WIDTH, height: Math.ceil(made.height) });
  chart.setOption({ backgroundColor: LIGHT.paper, ...made.option });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return JSON.stringify({ title: made.title, text: made.text, svg });
}
