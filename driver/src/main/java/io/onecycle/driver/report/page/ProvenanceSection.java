package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.text.Markup.text;

import io.onecycle.driver.report.figure.ChartLibrary;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the figures come from: what was asked, what ran it, where and when. */
final class ProvenanceSection {

  private static final int NAMED = 20;

  private ProvenanceSection() {}

  static String of(ReportData data) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("trials", outcomes(data));
    facts.put("range tests", Integer.toString(data.lrFindSummaries().size()));
    facts.put("data", distinct(data, row -> row.training().data(), LrFindSummaryRow::data));
    facts.put("model", distinct(data, row -> row.training().model(), LrFindSummaryRow::model));
    facts.put(
        "code version",
        distinct(data, row -> row.run().codeVersion(), row -> row.run().codeVersion()));
    facts.put("backend", distinct(data, row -> row.run().backend(), row -> row.run().backend()));
    facts.put("host", distinct(data, row -> row.run().host(), row -> row.run().host()));
    facts.put("device", distinct(data, row -> row.run().device(), row -> row.run().device()));
    facts.put("first start", times(data, true));
    facts.put("last end", times(data, false));
    facts.put(
        "charts",
        "Apache ECharts " + ChartLibrary.version() + " (Apache licence 2.0, in this file)");
    String list =
        facts.entrySet().stream()
            .filter(fact -> !fact.getValue().isEmpty())
            .map(
                fact ->
                    "<div><dt>%s</dt><dd>%s</dd></div>\n"
                        .formatted(text(fact.getKey()), text(fact.getValue())))
            .collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
    String sweep =
        data.sweep()
            .map(
                file ->
                    "<h3>Sweep file</h3>\n<pre tabindex=\"0\" aria-label=\"Sweep file\">%s</pre>\n"
                        .formatted(text(file)))
            .orElse("");
    return list + sweep;
  }

  private static String outcomes(ReportData data) {
    List<TrialRow> trials = data.trials();
    return "%d: %d completed, %d diverged, %d failed"
        .formatted(
            trials.size(),
            trials.stream().filter(TrialRow::isCompleted).count(),
            trials.stream().filter(TrialRow::isDiverged).count(),
            trials.stream().filter(TrialRow::isFailed).count());
  }

  private static String distinct(
      ReportData data,
      Function<TrialRow, String> ofTrial,
      Function<LrFindSummaryRow, String> ofTest) {
    List<String> found =
        Stream.concat(
                data.trials().stream().map(ofTrial), data.lrFindSummaries().stream().map(ofTest))
            .filter(value -> !value.isBlank())
            .distinct()
            .sorted()
            .toList();
    String named = String.join(", ", found.stream().limit(NAMED).toList());
    return found.size() > NAMED ? named + " and %d more".formatted(found.size() - NAMED) : named;
  }

  private static String times(ReportData data, boolean isFirst) {
    Stream<Instant> times =
        Stream.concat(
            data.trials().stream()
                .map(row -> isFirst ? row.run().startedAt() : row.run().finishedAt()),
            data.lrFindSummaries().stream()
                .map(row -> isFirst ? row.run().startedAt() : row.run().finishedAt()));
    return (isFirst ? times.min(Instant::compareTo) : times.max(Instant::compareTo))
        .map(time -> time.truncatedTo(ChronoUnit.SECONDS).toString())
        .orElse("");
  }
}
