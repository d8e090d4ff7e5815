package io.onecycle.driver.report.figure;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.driver.table.TrialScores;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Axes, settings and trials as figures and the page's tables show them. */
final class ShownSettings {

  private final ReportData data;
  private final RankedSettings settings;
  private final Map<String, Integer> ranks = new HashMap<>();
  private final Set<String> shorter;

  ShownSettings(ReportData data, RankedSettings settings) {
    this.data = data;
    this.settings = settings;
    this.shorter = data.shorter().stream().map(TrialRow::trialId).collect(Collectors.toSet());
  }

  void axes(JsonOut json) throws IOException {
    json.objects(
        "axes",
        ShownAxis.of(data, settings),
        axis -> {
          json.text("key", axis.axis().key());
          json.texts("values", axis.values());
          if (!axis.numbers().isEmpty()) {
            json.curve("numbers", axis.numbers(), value -> value);
          }
          json.flag("isLog", axis.isLog());
        });
  }

  /** The best first. */
  void settings(JsonOut json) throws IOException {
    for (Group group : settings.ranked()) {
      ranks.put(group.row().settingId(), ranks.size());
    }
    json.objects("settings", settings.ranked(), group -> setting(group, json));
  }

  private void setting(Group group, JsonOut json) throws IOException {
    ComparisonRow row = group.row();
    json.text("id", row.settingId());
    json.text("label", settings.label(group));
    json.count("rank", ranks.get(row.settingId()));
    json.object(
        "at",
        at -> {
          for (TrialAxis axis : settings.varied()) {
            at.text(axis.key(), ShownAxis.value(data, group, axis));
          }
        });
    json.count("n", row.n());
    json.score("mean", row.mean());
    json.score("low", row.ci95Low());
    json.score("high", row.ci95High());
    json.count("diverged", row.diverged());
    json.count("failed", row.failed());
  }

  void trials(JsonOut json) throws IOException {
    List<Group> ranked = settings.ranked();
    List<TrialRow> full =
        ranked.stream().flatMap(group -> settings.trialsOf(group).stream()).toList();
    json.objects(
        "trials",
        Stream.concat(full.stream(), data.shorter().stream()).toList(),
        trial -> trial(trial, ranks.getOrDefault(trial.settingId(), -1), json));
  }

  private void trial(TrialRow trial, int place, JsonOut json) throws IOException {
    TrialScores scores = trial.scores();
    String metric = settings.objective().metric();
    json.text("id", trial.trialId());
    json.count("s", place);
    // A seed may have more digits than JavaScript's numbers.
    json.text("seed", Long.toString(trial.seed()));
    json.text("outcome", scores.outcome().word());
    json.score("score", settings.last(trial));
    json.score("best", scores.bestOf(metric));
    json.score("inEpoch", scores.bestEpoch().map(epoch -> epoch + 1.0));
    json.score("valLoss", scores.finalValLoss());
    json.score("trainLoss", scores.finalTrainLoss());
    json.score("seconds", Optional.of(trial.run().seconds()));
    json.score("rate", Optional.of(trial.imagesPerSecond()));
    json.count("attempts", trial.run().attempts());
    json.text("host", trial.run().host());
    if (!trial.run().message().isBlank()) {
      json.text("message", trial.run().message());
    }
    if (place < 0 || shorter.contains(trial.trialId())) {
      json.flag("isShort", true);
      json.count("epochs", trial.training().epochs());
      json.object(
          "at",
          at -> {
            for (TrialAxis axis : settings.varied()) {
              at.text(axis.key(), axis.valueOf(trial));
            }
          });
    }
    Map<String, Optional<Double>> others = new LinkedHashMap<>(scores.finalMetrics());
    scores.finalAccuracy().ifPresent(accuracy -> others.put("accuracy", Optional.of(accuracy)));
    others.remove(metric);
    if (!others.isEmpty()) {
      json.object(
          "metrics",
          all -> {
            for (var one : others.entrySet()) {
              all.score(one.getKey(), one.getValue());
            }
          });
    }
  }
}
