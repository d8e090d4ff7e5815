package io.onecycle.driver.stage.table;

import io.onecycle.driver.form.InputForm;
import java.util.ArrayList;
import java.util.List;

/** What is asked of a table that a saved network is to be applied to. */
record NewRowChecks(InputForm form, TableProfile profile) {

  private static final int MOST_SHOWN = 20;

  /** All of them. */
  List<String> faults(String file) {
    List<String> faults = new ArrayList<>(profile.faults());
    if (!faults.isEmpty()) {
      return faults;
    }
    List<String> absent =
        form.columns().stream()
            .map(InputForm.Column::name)
            .filter(name -> !profile.names().contains(name))
            .toList();
    if (!absent.isEmpty()) {
      faults.add(
          "Cannot use %s: it lacks %s %s, expected all that the model was trained on; it has %s"
              .formatted(
                  file,
                  absent.size() == 1 ? "column" : "columns",
                  shown(absent),
                  shown(profile.names())));
      return faults;
    }
    form.columns().stream()
        .map(InputForm.Column::name)
        .filter(name -> profile.names().indexOf(name) != profile.names().lastIndexOf(name))
        .forEach(
            name ->
                faults.add(
                    "Cannot use %s: several columns are called %s, expected one"
                        .formatted(file, name)));
    if (profile.rowCount() == 0) {
      faults.add("Cannot use %s: it has no rows".formatted(file));
    }
    form.columns().forEach(column -> check(column, faults));
    return faults;
  }

  private void check(InputForm.Column column, List<String> faults) {
    ColumnProfile cells = profile.column(profile.names().indexOf(column.name()));
    if (cells.missing() > 0 && !(column.holdsNumbers() && form.missing().equals("mean"))) {
      faults.add(
          "%s: %s: no value, nor in %d more of %d rows, expected one in each"
              .formatted(
                  profile.at(cells.firstMissing().orElseThrow()),
                  column.name(),
                  cells.missing() - 1,
                  cells.cells()));
    }
    if (column.holdsNumbers()) {
      cells
          .firstText()
          .ifPresent(
              place ->
                  faults.add(
                      "%s: %s: %s is not a number, expected one"
                          .formatted(profile.at(place), column.name(), place.value())));
    } else {
      cells.texts().entrySet().stream()
          .filter(text -> !column.values().contains(text.getKey()))
          .limit(5)
          .forEach(
              text ->
                  faults.add(
                      "%s: %s: %s is not a value that the model knows, expected one of %s"
                          .formatted(
                              profile.at(text.getValue().place()),
                              column.name(),
                              text.getValue().place().value(),
                              shown(column.values()))));
    }
  }

  private static String shown(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(MOST_SHOWN, names.size())));
    return names.size() <= MOST_SHOWN ? some : some + " … (" + names.size() + ")";
  }
}
