package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.report.text.TextTable;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.TrialRow;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Where several numbers are learnt, the error of each in its own units. */
final class TargetReport {

  private static final String ERROR = "rmse_";

  private TargetReport() {}

  /** A row for each compared group; empty where there are not several numbers. */
  static String render(List<ComparisonRow> rows, List<TrialRow> trials) {
    List<String> errors =
        trials.stream()
            .flatMap(trial -> trial.scores().finalMetrics().keySet().stream())
            .filter(name -> name.startsWith(ERROR))
            .distinct()
            .toList();
    if (rows.isEmpty() || errors.size() < 2) {
      return "";
    }
    List<TextColumn> columns = new ArrayList<>();
    columns.add(TextColumn.of(rows.get(0).key(), rows, ComparisonRow::value));
    for (String error : errors) {
      columns.add(
          TextColumn.of(
              "rmse of " + error.substring(ERROR.length()),
              rows,
              row -> mean(row.settingId(), error, trials)));
    }
    return "\nEach target in its own units (mean over seeds); val_loss is the mean squared error of"
        + " all,\neach in units of its standard deviation in training:\n\n"
        + TextTable.console(columns);
  }

  private static String mean(String settingId, String metric, List<TrialRow> trials) {
    OptionalDouble mean =
        trials.stream()
            .filter(trial -> trial.isCompleted() && trial.settingId().equals(settingId))
            .flatMap(trial -> trial.scores().finalOf(metric).stream())
            .mapToDouble(each -> each)
            .average();
    return mean.isPresent() ? Digits.fourDigits(mean.getAsDouble()) : TextColumn.NOTHING;
  }
}
