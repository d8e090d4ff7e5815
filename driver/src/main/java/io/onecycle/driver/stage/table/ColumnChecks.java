package io.onecycle.driver.stage.table;

import io.onecycle.worker.trial.DataFormat.Missing;
import io.onecycle.worker.trial.DataFormat.Table;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is asked of columns that are used, of the training table as of the test table. */
record ColumnChecks(Table table, TableProfile profile, List<String> faults) {

  /**
   * Refuses missing values, unless something is to be done with them.
   *
   * @param hasNoMean whether it is a target or a category, for which no mean can stand in
   */
  void missing(int column, boolean hasNoMean) {
    ColumnProfile cells = profile.column(column);
    boolean handled =
        table.missing() == Missing.DROP || (table.missing() == Missing.MEAN && !hasNoMean);
    if (cells.missing() > 0 && !handled) {
      faults.add(
          "%s: %s: no value, nor in %d more of %d rows, expected one in each; or missing: %s"
              .formatted(
                  profile.at(cells.firstMissing().orElseThrow()),
                  profile.names().get(column),
                  cells.missing() - 1,
                  cells.cells(),
                  hasNoMean ? "drop" : "mean or drop"));
    }
  }

  /**
   * Looks whether the rows of another set are like those that are learnt from.
   *
   * @param layout of those; empty where that is not known
   */
  void beside(String file, TableProfile trained, Optional<TableLayout> layout) {
    faults.addAll(profile.faults());
    if (!profile.names().equals(trained.names())) {
      faults.add(
          "Cannot use %s: columns %s, expected %s as in training"
              .formatted(file, profile.names(), trained.names()));
    } else if (faults.isEmpty()) {
      layout.ifPresent(this::like);
    }
  }

  /** Checks the test table against what the training table has. */
  private void like(TableLayout layout) {
    for (TableLayout.Input input : layout.inputs()) {
      missing(input.column(), !input.categories().isEmpty());
      if (input.categories().isEmpty()) {
        numbers(input.column());
      } else {
        among(input.column(), Set.copyOf(input.categories()));
      }
    }
    for (int column : layout.targets()) {
      missing(column, true);
      if (layout.classes().isEmpty()) {
        numbers(column);
      } else {
        among(column, Set.copyOf(layout.classes()));
      }
    }
  }

  private void numbers(int column) {
    profile
        .column(column)
        .firstText()
        .ifPresent(
            place ->
                faults.add(
                    "%s: %s: %s is not a number, expected one"
                        .formatted(profile.at(place), profile.names().get(column), place.value())));
  }

  private void among(int column, Set<String> known) {
    profile.column(column).texts().entrySet().stream()
        .filter(text -> !known.contains(text.getKey()))
        .limit(5)
        .forEach(
            text ->
                faults.add(
                    "%s: %s: %s is not among the %d values of the training rows"
                        .formatted(
                            profile.at(text.getValue().place()),
                            profile.names().get(column),
                            text.getValue().place().value(),
                            known.size())));
  }
}
