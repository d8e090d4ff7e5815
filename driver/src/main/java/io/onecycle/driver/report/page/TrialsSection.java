package io.onecycle.driver.report.page;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.report.plot.RankedSettings;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.table.LayerValues;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import java.util.List;
import java.util.Optional;

/** Every trial and every range test in a table each. */
final class TrialsSection {

  /** As many rows as a table on a page can have. */
  static final int ROWS = 500;

  private TrialsSection() {}

  /** The trials, those of the best setting first. */
  static String trials(RankedSettings settings) {
    List<TrialRow> all =
        settings.ranked().stream().flatMap(group -> settings.trialsOf(group).stream()).toList();
    if (all.isEmpty()) {
      return "";
    }
    HtmlTable<TrialRow> table =
        new HtmlTable<>(caption(all.size(), "Trials"), all.stream().limit(ROWS).toList());
    String metric = settings.objective().metric();
    String best =
        Objectives.isAccuracy(settings.objective())
            ? "highest accuracy of any epoch"
            : "in the epoch that is best by it";
    table.column("trial", trial -> Cell.id(trial.trialId()));
    for (TrialAxis axis : settings.varied()) {
      table.column(axis.key(), trial -> Cell.text(axis.valueOf(trial)));
    }
    table
        .column("seed", trial -> Cell.count(trial.seed()))
        .column("outcome", trial -> Cell.text(trial.scores().outcome().word()))
        .column(metric, "final", trial -> Cell.fixed(trial.scores().finalOf(metric), 4))
        .column("best", best, trial -> Cell.fixed(trial.scores().bestOf(metric), 4))
        .column(
            "in epoch",
            t -> Cell.number(t.scores().bestEpoch().map(e -> e + 1.0), v -> "" + v.intValue()))
        .column("val. loss", "final", trial -> Cell.rounded(trial.scores().finalValLoss()))
        .column(
            "train loss", "final, smoothed", trial -> Cell.rounded(trial.scores().finalTrainLoss()))
        .column("seconds", trial -> Cell.fixed(Optional.of(trial.run().seconds()), 1))
        .column("images/s", trial -> Cell.fixed(Optional.of(trial.imagesPerSecond()), 0))
        .column("attempts", trial -> Cell.count(trial.run().attempts()))
        .column("host", trial -> Cell.text(trial.run().host()))
        .columnIfAny(
            t -> !t.run().message().isBlank(), "message", t -> Cell.message(t.run().message()));
    return table.html();
  }

  static String rangeTests(ReportData data) {
    List<LrFindSummaryRow> all = data.lrFindSummaries();
    if (all.isEmpty()) {
      return "";
    }
    return new HtmlTable<>(caption(all.size(), "Range tests"), all.stream().limit(ROWS).toList())
        .column("weight_decay", row -> weightDecay(row.weightDecay()))
        .column("momentum", row -> Cell.rounded(Optional.of(row.maxMom())))
        .column("seed", row -> Cell.count(row.seed()))
        .column(
            "stopped", "end: all iterations done", row -> Cell.text(row.found().stopped().word()))
        .column("iterations", row -> Cell.count(row.found().iterations()))
        .column("highest LR", "the last recorded", row -> Cell.rounded(row.found().lastLr()))
        .column("lowest loss", "smoothed", row -> Cell.rounded(row.found().minLoss()))
        .column("at LR", row -> Cell.rounded(row.found().lrAtMinLoss()))
        .column(
            "minimum/10", "suggested max_lr", row -> Cell.rounded(row.found().suggestionMinimum()))
        .column("steepest", "suggested max_lr", row -> Cell.rounded(row.found().suggestionSteep()))
        .column("valley", "suggested max_lr", row -> Cell.rounded(row.found().suggestionValley()))
        .column("seconds", row -> Cell.fixed(Optional.of(row.run().seconds()), 1))
        .columnIfAny(
            row -> !row.run().message().isBlank(), "message", r -> Cell.message(r.run().message()))
        .html();
  }

  private static Cell weightDecay(LayerValues groups) {
    return groups.isOne()
        ? Cell.rounded(Optional.of(groups.last()))
        : Cell.text(Digits.perGroup(groups));
  }

  private static String caption(int size, String what) {
    return size > ROWS
        ? "%s: the first %d of %d, the Parquet table has all".formatted(what, ROWS, size)
        : "%s (%d)".formatted(what, size);
  }
}
