package io.onecycle.driver.report.figure;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.words.RangeWords;
import io.onecycle.driver.report.plot.RangeTestGroup;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.Summaries;
import io.onecycle.driver.report.plot.Thinning;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.worker.trial.Identity;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;

/** Range tests, with what they suggest. */
final class ShownRanges {

  /** More iterations of a range test than a chart has pixels. */
  private static final int POINTS = 1000;

  private final ReportData data;
  private final RankedSettings settings;
  private final List<RangeTestGroup> groups;

  ShownRanges(ReportData data, RankedSettings settings) {
    this.data = data;
    this.settings = settings;
    this.groups = RangeTestGroup.of(data);
  }

  String text() {
    return Summaries.rangeTests(groups);
  }

  void write(JsonOut json) throws IOException {
    if (!groups.isEmpty()) {
      json.text("rule", RangeWords.name(groups.get(0).rule()));
    }
    json.objects(
        "ranges", RangeTestGroup.first(groups, RangeTestGroup.MOST), group -> write(group, json));
  }

  private void write(RangeTestGroup group, JsonOut json) throws IOException {
    List<LrFindRow> longest = group.longest().rows();
    NavigableSet<Integer> kept = Thinning.indices(longest.size(), POINTS);
    json.text("label", group.label());
    json.count("rank", rank(group));
    json.curve("x", rows(longest, kept), LrFindRow::lr);
    json.objects(
        "tests",
        group.tests(),
        test -> {
          List<LrFindRow> rows = rows(test.rows(), kept);
          json.curve("train", rows, LrFindRow::trainLoss);
          json.curve("val", rows, LrFindRow::valLoss);
          json.curve("metric", rows, row -> row.metric(data.metric()).orElse(Double.NaN));
        });
    for (Suggestion rule : Suggestion.values()) {
      OptionalDouble suggested = group.suggestion(rule);
      if (suggested.isPresent()) {
        json.score(Identity.lower(rule), Optional.of(suggested.getAsDouble()));
      }
    }
    json.text("rule", Identity.lower(group.rule()));
    json.curve("suggested", group.suggestions(), rate -> rate);
    json.flag("disagree", group.estimate().filter(RangeWords::disagree).isPresent());
    Optional<Interval> interval = group.interval();
    if (interval.isPresent()) {
      json.curve("interval", List.of(interval.get().low(), interval.get().high()), end -> end);
    }
  }

  /** That of the best setting with the same weight decay; the last where none was trained. */
  private int rank(RangeTestGroup group) {
    String decay = group.weightDecay();
    for (int i = 0; i < settings.ranked().size(); i++) {
      if (settings.ranked().get(i).values().get(TrialAxis.WEIGHT_DECAY).equals(decay)) {
        return i;
      }
    }
    return settings.ranked().size();
  }

  /** Tests that ended earlier have the first of them. */
  private static List<LrFindRow> rows(List<LrFindRow> all, NavigableSet<Integer> kept) {
    return kept.headSet(all.size()).stream().map(all::get).toList();
  }
}
