package io.onecycle.driver.report.figure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.text.Markup;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mozilla.javascript.Context;
import org.mozilla.javascript.ContextFactory;
import org.mozilla.javascript.Function;
import org.mozilla.javascript.Script;
import org.mozilla.javascript.ScriptableObject;

/**
 * The page's figures as SVG files, drawn by the page's own scripts and library in a JavaScript
 * interpreter of this JVM: where a driver runs, there need be no browser.
 */
public final class Pictures {

  private static final List<String> NAMES =
      List.of(
          "verdict",
          "slices",
          "grid",
          "parallel",
          "importance",
          "lr_find",
          "suggestions",
          "schedule",
          "training",
          "seeds",
          "funnel",
          "reach");

  /** The library asks for timers, which a picture has no use for. */
  private static final String SURROUNDINGS =
      "var setTimeout = function () { return 0; }, clearTimeout = function () {},"
          + " setInterval = setTimeout, clearInterval = clearTimeout;";

  private Pictures() {}

  /**
   * SVG files by their names, {@code lr_find.svg} and so on: those for which there is data.
   *
   * @param reach also drawn, if there is one
   */
  public static Map<String, String> of(ReportData data, Optional<Reach> reach) {
    Map<String, String> files = new LinkedHashMap<>();
    String json = FigureData.of(data, reach);
    try (Context interpreter = entered()) {
      ScriptableObject scope = interpreter.initSafeStandardObjects();
      Scripts.ALL.forEach(script -> script.exec(interpreter, scope, scope));
      Function picture = (Function) scope.get("picture", scope);
      for (String name : NAMES) {
        Object drawn = picture.call(interpreter, scope, scope, new Object[] {name, json});
        svg(name, Context.toString(drawn)).ifPresent(svg -> files.put(name + ".svg", svg));
      }
    }
    return files;
  }

  private static Context entered() {
    Context interpreter = new ContextFactory().enterContext();
    // The library is larger than a method of byte code may be.
    interpreter.setInterpretedMode(true);
    interpreter.setLanguageVersion(Context.VERSION_ES6);
    return interpreter;
  }

  /** Read once a JVM: that takes longer than to draw. */
  private static final class Scripts {

    static final List<Script> ALL = all();

    private static List<Script> all() {
      try (Context interpreter = entered()) {
        return List.of(
            interpreter.compileString(SURROUNDINGS, "surroundings.js", 1, null),
            interpreter.compileString(ChartLibrary.script(), "echarts.min.js", 1, null),
            interpreter.compileString(FigureScript.functions(), "figures.js", 1, null),
            interpreter.compileString(FigureScript.file("picture.js"), "picture.js", 1, null));
      }
    }
  }

  /** The picture with its title and what can be read from it, for those who cannot see it. */
  private static Optional<String> svg(String name, String drawn) {
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    try {
      JsonNode made = new ObjectMapper().readTree(drawn);
      String svg = made.get("svg").asText();
      int head = svg.indexOf('>');
      return Optional.of(
          "%s role=\"img\" aria-labelledby=\"%s-t %s-d\">\n<title id=\"%s-t\">%s</title>\n<desc id=\"%s-d\">%s</desc>%s\n"
              .formatted(
                  svg.substring(0, head),
                  name,
                  name,
                  name,
                  Markup.text(made.get("title").asText()),
                  name,
                  Markup.text(made.get("text").asText()),
                  svg.substring(head + 1)));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read the figure " + name, e);
    }
  }
}
