package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.plot.svg.Markup.text;

import io.onecycle.driver.analyse.words.RangeWords;
import io.onecycle.driver.report.plot.Figures;
import io.onecycle.driver.report.plot.RangeTestGroup;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.ScheduleCurve;
import io.onecycle.driver.report.plot.SettingCurves;
import io.onecycle.driver.report.plot.Summaries;
import io.onecycle.driver.report.plot.svg.Figure;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sections of the page below the answer: drawn figures, places for charts, and tables. */
record Sections(
    ReportData data,
    RankedSettings settings,
    List<RangeTestGroup> tests,
    List<ScheduleCurve> schedules,
    List<SettingCurves> curves) {

  String accuracy() {
    List<Figure> figures =
        Stream.of(Figures.accuracy(data), Figures.grid(settings))
            .flatMap(Optional::stream)
            .toList();
    return figures.isEmpty()
        ? ""
        : section(
            "accuracy",
            "Final " + settings.objective().metric(),
            figures.stream()
                .map(figure -> drawn(figure, figure.description()))
                .collect(Collectors.joining()));
  }

  String importance() {
    return Figures.importance(data)
        .map(
            figure ->
                section(
                    "importance",
                    figure.title(),
                    ImportanceSection.sentences(data.importance())
                        + drawn(figure, "Axes on their own, two together (×), and chance.")
                        + ImportanceSection.table(data.importance())))
        .orElse("");
  }

  String lrFind() {
    String table = TrialsSection.rangeTests(data);
    if (tests.isEmpty()) {
      return table.isEmpty() ? "" : section("lr-find", "LR range test", table);
    }
    int all = count(tests);
    int drawn = count(RangeTestGroup.first(tests, PageData.RANGE_TESTS));
    String cut =
        drawn < all ? " Drawn are the first %d of %d range tests.".formatted(drawn, all) : "";
    String spread =
        tests.stream().anyMatch(group -> group.tests().size() > 1)
            ? " A line is the median of its tests while half of them go on, its band their range,"
                + " a bar the 95 % interval of the rule that the sweep goes by."
            : "";
    String thinned =
        tests.stream().anyMatch(group -> group.longest().rows().size() > PageData.RANGE_TEST_POINTS)
            ? " Range tests are thinned to %d points.".formatted(PageData.RANGE_TEST_POINTS)
            : "";
    return section(
        "lr-find",
        "LR range test",
        Resource.own("lrfind.html")
            + RangeWords.suggestions(data.ranges()).stream()
                .map(sentence -> "<p>" + text(sentence) + "</p>\n")
                .collect(Collectors.joining())
            + charts("lrfind", Summaries.rangeTests(tests) + spread + cut + thinned)
            + table);
  }

  private static int count(List<RangeTestGroup> groups) {
    return groups.stream().mapToInt(group -> group.tests().size()).sum();
  }

  String schedule() {
    return schedules.isEmpty()
        ? ""
        : section(
            "schedule",
            "Learning rate and momentum schedule",
            charts("schedule", Summaries.schedules(schedules)));
  }

  String training() {
    if (curves.isEmpty()) {
      return "";
    }
    int left = settings.ranked().size() - curves.size();
    String cut =
        left > 0
            ? " %d of %d settings are not drawn: they have no curve yet, or the page would hold more than %d trials (the best settings come first)."
                .formatted(left, settings.ranked().size(), HtmlPage.TRIALS)
            : "";
    return section(
        "training",
        "Training curves",
        Resource.own("training.html")
            + charts(
                "training",
                Summaries.training(curves, data.metric())
                    + cut
                    + " Curves have at most about %d points.".formatted(SettingCurves.POINTS)));
  }

  String trials() {
    String table = TrialsSection.trials(settings);
    return table.isEmpty() ? "" : section("trials", "Trials", table);
  }

  private static String drawn(Figure figure, String caption) {
    return """
    <figure class="drawn"><div class="scroll" tabindex="0" role="region" aria-label="%s">%s</div>
    <figcaption>%s</figcaption></figure>
    """
        .formatted(text(figure.title()), figure.inline(), text(caption));
  }

  private static String charts(String id, String caption) {
    return """
    <figure><div class="legend" id="%s-legend" role="group" aria-label="Series shown"></div>
    <div class="charts" id="%s-charts"></div><figcaption>%s</figcaption></figure>
    """
        .formatted(id, id, text(caption));
  }

  private static String section(String id, String heading, String content) {
    return """
    <section aria-labelledby="%s-h"><h2 id="%s-h">%s</h2>
    %s</section>
    """
        .formatted(id, id, heading, content);
  }
}
