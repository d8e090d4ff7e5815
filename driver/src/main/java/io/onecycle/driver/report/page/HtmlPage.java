package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.text.Markup.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onecycle.driver.report.figure.ChartLibrary;
import io.onecycle.driver.report.figure.FigureData;
import io.onecycle.driver.report.figure.FigureScript;
import io.onecycle.driver.report.figure.Resource;
import io.onecycle.driver.report.plot.ReportData;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A sweep as one HTML page with everything in it: it loads nothing. Where it is served, it asks for
 * what is new, and shows that in place.
 */
public final class HtmlPage {

  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
  private static final List<String> SCRIPTS =
      List.of(
          "dom.js",
          "state.js",
          "controls.js",
          "chips.js",
          "chart.js",
          "tooltip.js",
          "export.js",
          "tables.js",
          "trials.js",
          "trial.js",
          "brush.js",
          "live.js",
          "main.js");

  /** Parts of the page that are HTML, by the ids of their elements. */
  private final Map<String, String> parts = new LinkedHashMap<>();

  private final ReportData data;
  private final String json;

  private HtmlPage(ReportData data) {
    this.data = data;
    this.json = FigureData.of(data, Optional.empty());
    parts.put("live", text(LiveWords.of(data.course())));
    parts.put("verdict", ComparisonSection.verdict(data));
    parts.put("comparison", ComparisonSection.table(data.comparison()));
    parts.put("audit", AuditSection.of(data.audit()));
    parts.putAll(Sections.parts(data));
    parts.put("facts", ProvenanceSection.of(data));
  }

  /** The page as a file, to be written as UTF-8. */
  public static String render(ReportData data) {
    return new HtmlPage(data).page(false);
  }

  /** The page as a server gives it that also gives what {@link #now} does, at {@code now}. */
  public static String served(ReportData data) {
    return new HtmlPage(data).page(true);
  }

  /** What has changed by now, as JSON for the page's script. */
  public static String now(ReportData data) {
    HtmlPage page = new HtmlPage(data);
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeBooleanField("isLive", data.course().isLive());
      json.writeStringField("version", page.version());
      json.writeObjectFieldStart("parts");
      for (Map.Entry<String, String> part : page.parts.entrySet()) {
        json.writeStringField(part.getKey(), part.getValue());
      }
      json.writeEndObject();
      json.writeFieldName("data");
      json.writeRawValue(page.json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write JSON to memory", e);
    }
    return out.toString();
  }

  private String version() {
    return Integer.toHexString((json + parts.get("verdict") + parts.get("comparison")).hashCode());
  }

  private String page(boolean isServed) {
    List<String> scripts = List.of(own("errors.js"), ChartLibrary.script(), script());
    List<String> styles = List.of(own("page.css"));
    Map<String, String> slots = new LinkedHashMap<>(parts);
    slots.put("provenance", parts.get("facts"));
    slots.put("sections", Sections.of(data, parts));
    slots.put("policy", Policy.of(scripts, styles, isServed));
    slots.put("served", isServed ? " data-served=\"" + version() + "\"" : "");
    slots.put("refresh", isServed && data.course().isLive() ? REFRESH : "");
    slots.put("name", text(data.name()));
    slots.put("styles", elements("style", styles));
    slots.put("errors", elements("script", scripts.subList(0, 1)));
    slots.put("data", FigureData.inScript(json));
    slots.put("scripts", elements("script", scripts.subList(1, scripts.size())));
    return filled(own("page.html"), slots);
  }

  /** For browsers without scripts. */
  private static final String REFRESH =
      "<noscript><meta http-equiv=\"refresh\" content=\"10\"></noscript>\n";

  private static String own(String name) {
    return Resource.text("/io/onecycle/driver/report/page/" + name);
  }

  private static String script() {
    return "(() => {\n\"use strict\";\n"
        + FigureScript.functions()
        + SCRIPTS.stream().map(HtmlPage::own).collect(Collectors.joining("\n"))
        + "})();";
  }

  private static String elements(String name, List<String> texts) {
    return texts.stream()
        .map(text -> "<" + name + ">" + text + "</" + name + ">\n")
        .collect(Collectors.joining());
  }

  /** In one pass: what is filled in is not looked through for more slots. */
  private static String filled(String template, Map<String, String> values) {
    return SLOT.matcher(template)
        .replaceAll(slot -> Matcher.quoteReplacement(values.get(slot.group(1))));
  }
}
