package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.analyse.stats.PairedDifference;
import io.onecycle.driver.table.ComparisonRow;
import java.util.Arrays;
import java.util.Optional;

/** Lays figures out as rows of the table {@code comparison/}. */
final class ComparisonRows {

  static final PairedDifference NO_DIFFERENCE =
      new PairedDifference(0, Optional.empty(), Optional.empty(), Optional.empty());

  private ComparisonRows() {}

  static Group group(
      TrialAxis by,
      SettingResult setting,
      Estimate value,
      PairedDifference toBest,
      Optional<Double> adjustedP,
      Optional<Integer> looks) {
    ComparisonRow row =
        new ComparisonRow(
            by.key(),
            by.valueOf(setting.example()),
            setting.id(),
            setting.example().setting().weightDecay(),
            setting.example().setting().maxLr(),
            value.n(),
            value.mean().filter(mean -> Objectives.isAccuracy(setting.objective())),
            value.sd(),
            value.ci95().map(Interval::low),
            value.ci95().map(Interval::high),
            toBest.mean(),
            toBest.ci95().map(Interval::low),
            toBest.ci95().map(Interval::high),
            adjustedP,
            setting.diverged(),
            setting.failed(),
            Optional.empty(),
            Optional.of(setting.objective().metric()),
            value.mean(),
            looks);
    return new Group(
        row,
        Arrays.stream(TrialAxis.values())
            .collect(toMap(axis -> axis, axis -> axis.valueOf(setting.example()))),
        toBest.pairs());
  }

  static ComparisonRow withMaxLrReached(ComparisonRow row, Optional<Double> maxLrReached) {
    return new ComparisonRow(
        row.key(),
        row.value(),
        row.settingId(),
        row.weightDecay(),
        row.maxLr(),
        row.n(),
        row.meanAccuracy(),
        row.sd(),
        row.ci95Low(),
        row.ci95High(),
        row.diffToBest(),
        row.diffCi95Low(),
        row.diffCi95High(),
        row.pValue(),
        row.diverged(),
        row.failed(),
        maxLrReached,
        row.metric(),
        row.mean(),
        row.looks());
  }
}
