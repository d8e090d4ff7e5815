package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.worker.trial.DataFormat.Missing;
import io.onecycle.worker.trial.DataFormat.Table;
import io.onecycle.worker.trial.DataFormat.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decides from the training table's profile what becomes of its columns; gathers all faults. */
final class LayoutReader {

  /** Beyond it a column is no category: a network would learn its rows by heart. */
  private static final int MOST_CATEGORIES = 100;

  private final Table table;
  private final TableProfile profile;
  private final Cells cells;
  private final List<String> faults = new ArrayList<>();
  private final List<String> leftOut = new ArrayList<>();

  LayoutReader(Table table, TableProfile profile, Cells cells) {
    this.table = table;
    this.profile = profile;
    this.cells = cells;
  }

  /** The layout; empty if there are faults. */
  Optional<TableLayout> read() {
    faults.addAll(profile.faults());
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    List<String> named = new ArrayList<>(table.targets());
    named.addAll(table.features());
    named.addAll(table.categorical());
    named.stream()
        .distinct()
        .filter(name -> !profile.names().contains(name))
        .forEach(
            name ->
                faults.add(
                    "Cannot find column %s: expected one of %s"
                        .formatted(name, String.join(", ", profile.names()))));
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    List<TableLayout.Input> inputs = inputs();
    List<Integer> targets = table.targets().stream().map(profile.names()::indexOf).toList();
    List<String> classes =
        table.task() == Task.CLASSIFICATION ? classes(targets.get(0)) : List.of();
    if (table.task() == Task.REGRESSION) {
      targets.forEach(this::requireNumbers);
    }
    ColumnChecks checks = new ColumnChecks(table, profile, faults);
    inputs.forEach(input -> checks.missing(input.column(), !input.categories().isEmpty()));
    targets.forEach(column -> checks.missing(column, true));
    if (inputs.isEmpty() && faults.isEmpty()) {
      faults.add(
          "Cannot find features: no column but the target is of numbers; list some with"
              + " categorical");
    }
    return faults.isEmpty()
        ? Optional.of(
            new TableLayout(inputs, targets, classes, table.missing() == Missing.DROP, cells))
        : Optional.empty();
  }

  List<String> faults() {
    return faults;
  }

  /** The names of what a layout is made of. */
  Manifest.Columns columns(TableLayout layout) {
    return new Manifest.Columns(
        layout.inputs().stream().flatMap(input -> input.names().stream()).toList(),
        table.targets(),
        layout.classes(),
        leftOut);
  }

  private List<TableLayout.Input> inputs() {
    List<TableLayout.Input> inputs = new ArrayList<>();
    for (int i = 0; i < profile.names().size(); i++) {
      String name = profile.names().get(i);
      boolean asked = table.features().contains(name);
      if (table.targets().contains(name)) {
        continue;
      }
      if (table.categorical().contains(name)) {
        inputs.add(new TableLayout.Input(i, name, categories(i)));
      } else if (asked || table.features().isEmpty()) {
        if (asked || isMeantAsNumbers(profile.column(i))) {
          requireNumbers(i);
          inputs.add(new TableLayout.Input(i, name, List.of()));
        } else {
          leftOut.add(name);
        }
      }
    }
    return inputs;
  }

  /** A column of numbers with a slip among them is not to be left out in silence. */
  private static boolean isMeantAsNumbers(ColumnProfile column) {
    return column.numbers() > 0 && 2 * column.numbers() >= column.present();
  }

  private void requireNumbers(int column) {
    ColumnProfile cellsOf = profile.column(column);
    String name = profile.names().get(column);
    if (cellsOf.present() == 0) {
      faults.add("Cannot use column " + name + ": it has no value in any row");
    }
    cellsOf
        .firstText()
        .ifPresent(
            place ->
                faults.add(
                    ("%s: %s: %s is not a number (nor are %d more of %d values),"
                            + " expected one in each"
                            + " row; or name the column in categorical, its text in na,"
                            + " or the other columns in"
                            + " features")
                        .formatted(
                            profile.at(place),
                            name,
                            place.value(),
                            cellsOf.present() - cellsOf.numbers() - 1,
                            cellsOf.present())));
  }

  private List<String> categories(int column) {
    ColumnProfile values = profile.column(column);
    if (values.texts().size() > MOST_CATEGORIES) {
      faults.add(
          "Cannot use %s as categorical: more than %d different values, expected at most so many"
              .formatted(profile.names().get(column), MOST_CATEGORIES));
    }
    return TableLayout.sorted(values.texts().keySet());
  }

  private List<String> classes(int column) {
    ColumnProfile values = profile.column(column);
    if (values.hasTooManyTexts()) {
      faults.add(
          ("Cannot use %s as classes: more than %d different values; for numbers, say"
                  + " task: regression")
              .formatted(profile.names().get(column), ColumnProfile.MOST_TEXTS));
    } else if (values.texts().size() < 2) {
      faults.add(
          "Cannot use %s as classes: values %s, expected at least two"
              .formatted(profile.names().get(column), values.texts().keySet()));
    }
    return TableLayout.sorted(values.texts().keySet());
  }
}
