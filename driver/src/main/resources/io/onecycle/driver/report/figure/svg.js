/** A figure as SVG text, as wide as pictures are. */
function svgOf(made, width) {
  const chart = echarts.init(null, null, { renderer: "svg", ssr: true, width, height: Math.ceil(made.height) });
  chart.setOption({ backgroundColor: LIGHT.paper, ...made.option });
  // As the library's renderToSVGString, without styles for a pointer that rests on it: they take most of the time.
  const svg = chart.getZr().painter.renderToString({ cssAnimation: false, cssEmphasis: false, useViewBox: true });
  chart.dispose();
  return svg;
}
