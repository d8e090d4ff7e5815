package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.text.Markup.text;

import io.onecycle.driver.analyse.words.RangeWords;
import io.onecycle.driver.report.SearchReport;
import io.onecycle.driver.report.plot.ReportData;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The sections of the page below the answer: places for figures, and tables. Which figures there
 * are is for the script to say: it shows the sections that have any.
 */
final class Sections {

  private static final String TRIALS =
      """
      <div class="controls" id="trials-controls"></div>
      <p class="quiet" id="trials-count"></p>
      <div class="scroll" tabindex="0" role="region" aria-label="Table of trials" id="trials-table"></div>
      <button type="button" class="choice" id="trials-more" hidden>more</button>
      <div id="trial-cards"></div>
      <div data-figure="trials"></div>
      """;

  private Sections() {}

  /** What of them is HTML and may change while a sweep runs. */
  static Map<String, String> parts(ReportData data) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "search-words",
        sentences(
            SearchReport.render(
                    data.shorter(),
                    data.trials(),
                    Optional.empty(),
                    data.comparison().coverage().owed())
                .replace('\n', ' ')
                .strip()));
    parts.put("importance-words", ImportanceSection.sentences(data.importance()));
    parts.put("importance-table", ImportanceSection.table(data.importance()));
    parts.put(
        "range-words",
        RangeWords.suggestions(data.ranges()).stream()
            .map(Sections::sentences)
            .collect(Collectors.joining()));
    parts.put("range-table", TestsSection.rangeTests(data));
    parts.put("class-words", ClassSection.words(data));
    parts.put("class-table", ClassSection.table(data));
    return parts;
  }

  static String of(ReportData data, Map<String, String> parts) {
    return figures("scores", "Scores by axis", List.of("slices", "grid"))
        + figures("axes", "All axes together", List.of("parallel"))
        + section(
            "search",
            isRace(data) ? "Seeds added until decided" : "Search",
            part("search-words", parts) + figure("funnel") + figure("seeds"),
            data.shorter().isEmpty())
        + section(
            "importance",
            "Which axis moved the result",
            part("importance-words", parts)
                + figure("importance")
                + part("importance-table", parts),
            true)
        + section(
            "lr-find",
            "LR range test",
            part("range-words", parts)
                + figure("lr_find")
                + figure("suggestions")
                + part("range-table", parts),
            data.lrFindSummaries().isEmpty())
        + figures("schedule", "Learning rate and momentum schedule", List.of("schedule"))
        + figures("training", "Training curves", List.of("training"))
        + tables("classes", "Classes", List.of("class-words", "class-table"), parts)
        + "<section id=\"trials\" aria-labelledby=\"trials-h\" hidden><h2 id=\"trials-h\">Trials</h2>\n"
        + TRIALS
        + "</section>\n";
  }

  /** Where seeds were added, and nothing was halved. */
  private static boolean isRace(ReportData data) {
    return data.shorter().isEmpty() && data.comparison().spending().isPresent();
  }

  private static String figures(String id, String heading, List<String> names) {
    return section(
        id, heading, names.stream().map(Sections::figure).collect(Collectors.joining()), true);
  }

  /** A section without figures, that is there where its parts have anything. */
  private static String tables(
      String id, String heading, List<String> ids, Map<String, String> parts) {
    return "<section id=\"%s\" aria-labelledby=\"%s-h\" data-of-parts%s><h2 id=\"%s-h\">%s</h2>\n"
            .formatted(
                id,
                id,
                ids.stream().allMatch(part -> parts.get(part).isEmpty()) ? " hidden" : "",
                id,
                heading)
        + ids.stream().map(part -> part(part, parts)).collect(Collectors.joining())
        + "</section>\n";
  }

  private static String figure(String name) {
    return "<div data-figure=\"" + name + "\"></div>\n";
  }

  private static String part(String id, Map<String, String> parts) {
    return "<div id=\"" + id + "\">" + parts.get(id) + "</div>\n";
  }

  private static String sentences(String words) {
    return words.isEmpty() ? "" : "<p>" + text(words) + "</p>\n";
  }

  /** A bare section is nothing without its figures. */
  private static String section(String id, String heading, String content, boolean isBare) {
    return """
    <section id="%s" aria-labelledby="%s-h"%s><h2 id="%s-h">%s</h2>
    %s</section>
    """
        .formatted(id, id, isBare ? " data-bare hidden" : "", id, heading, content);
  }
}
