package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.plot.svg.Markup.text;

import io.onecycle.driver.report.plot.RangeTestGroup;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.ScheduleCurve;
import io.onecycle.driver.report.plot.SettingCurves;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A sweep as one HTML page with everything in it: it loads nothing. */
public final class HtmlPage {

  /** The curves of more trials would make the page slow to load. */
  static final int TRIALS = 200;

  private static final int SCHEDULES = 24;
  private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)}}");
  private static final List<String> SCRIPTS =
      List.of(
          "ticks.js",
          "theme.js",
          "chart.js",
          "tooltip.js",
          "legend.js",
          "lrfind.js",
          "schedule.js",
          "training.js",
          "tables.js",
          "main.js");

  private HtmlPage() {}

  /** The page, to be written as UTF-8. */
  public static String render(ReportData data) {
    RankedSettings settings = RankedSettings.of(data);
    List<RangeTestGroup> tests = RangeTestGroup.of(data);
    List<ScheduleCurve> schedules = ScheduleCurve.of(data, settings, SCHEDULES);
    List<SettingCurves> curves = SettingCurves.of(data, settings, TRIALS);
    Sections sections = new Sections(data, settings, tests, schedules, curves);
    List<String> scripts = List.of(Resource.own("errors.js"), Uplot.script(), script());
    List<String> styles = List.of(Uplot.style(), Resource.own("page.css"));
    return filled(
        Resource.own("page.html"),
        Map.ofEntries(
            Map.entry("policy", Policy.of(scripts, styles)),
            Map.entry("name", text(data.name())),
            Map.entry("styles", elements("style", styles)),
            Map.entry("errors", elements("script", scripts.subList(0, 1))),
            Map.entry("verdict", ComparisonSection.verdict(data)),
            Map.entry("comparison", ComparisonSection.table(data.comparison())),
            Map.entry("audit", AuditSection.of(data.audit())),
            Map.entry("accuracy", sections.accuracy()),
            Map.entry("importance", sections.importance()),
            Map.entry("lrfind", sections.lrFind()),
            Map.entry("schedule", sections.schedule()),
            Map.entry("training", sections.training()),
            Map.entry("trials", sections.trials()),
            Map.entry("provenance", ProvenanceSection.of(data)),
            Map.entry("data", PageData.of(tests, schedules, curves, data.metric())),
            Map.entry("scripts", elements("script", scripts.subList(1, scripts.size())))));
  }

  private static String script() {
    return SCRIPTS.stream()
        .map(Resource::own)
        .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();"));
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
