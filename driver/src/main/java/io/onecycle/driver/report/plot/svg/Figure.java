package io.onecycle.driver.report.plot.svg;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A drawn figure.
 *
 * @param name of letters, digits, {@code -} and {@code _}: the file's, without its ending
 * @param title what it shows
 * @param description what can be read from it, in words
 * @param width in pixels
 * @param height in pixels
 */
public record Figure(
    String name, String title, String description, double width, double height, String body) {

  private static final String STYLE =
      """
      text{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Helvetica,Arial,sans-serif;fill:#333}
      .head{font-weight:600;font-size:13px}.small{font-size:11px}.bad{fill:#B00020}
      .paper{fill:#fff}.axis{stroke:#888}.grid{stroke:#e4e4e4}.line{fill:none;stroke-width:1.6;stroke-linejoin:round}
      .thin{fill:none;stroke-width:1}.on-light{fill:#111}.on-dark{fill:#fff}.band{fill-opacity:.15}.dot{fill-opacity:.75}.cell text{font-size:13px}
      """;

  /** A file of its own, on white. */
  public String file() {
    String paper = "<rect class=\"paper\" width=\"100%\" height=\"100%\"/>";
    return svg(
            "xmlns=\"http://www.w3.org/2000/svg\"",
            "<style>" + STYLE + colours() + "</style>" + paper)
        + "\n";
  }

  /** An element for an HTML page, which has the colours. */
  public String inline() {
    return svg("class=\"figure\"", "");
  }

  private String svg(String attributes, String head) {
    String wide = Svg.number(width);
    String high = Svg.number(height);
    return """
    <svg %1$s width="%2$s" height="%3$s" viewBox="0 0 %2$s %3$s" role="img" aria-labelledby="%4$s-t %4$s-d">\
    <title id="%4$s-t">%5$s</title><desc id="%4$s-d">%6$s</desc>%7$s%8$s</svg>\
    """
        .formatted(
            attributes, wide, high, name, Markup.text(title), Markup.text(description), head, body);
  }

  private static String colours() {
    return IntStream.range(0, Ink.COLOURS.size())
        .mapToObj(
            i ->
                ".l%d{stroke:%s}.f%d{fill:%s}"
                    .formatted(i, Ink.COLOURS.get(i), i, Ink.COLOURS.get(i)))
        .collect(Collectors.joining());
  }
}
