package io.onecycle.driver.stage.table;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What {@code missing: drop} does to a training table. */
record DroppedRows(TableLayout layout, TableProfile profile, UsedRows used) {

  /** Why too little is left, if so. */
  List<String> faults(String file) {
    if (dropped() > 0 && used.count() == 0) {
      return List.of(
          "Cannot use %s: missing: drop leaves none of %,d rows; %s; leave a column out by ignore, or say missing: mean"
              .formatted(file, profile.rowCount(), worst()));
    }
    List<String> left =
        IntStream.range(0, used.ofClasses().size())
            .filter(i -> used.ofClasses().get(i) > 0)
            .mapToObj(layout.classes()::get)
            .toList();
    return !layout.classes().isEmpty() && left.size() < 2
        ? List.of(
            "Cannot use %s: missing: drop leaves rows of class %s alone, expected at least two classes; %s"
                .formatted(file, left.get(0), worst()))
        : List.of();
  }

  /** How many rows that are, in words. */
  List<String> notes() {
    return dropped() == 0
        ? List.of()
        : List.of(
            "missing: drop leaves out %,d of %,d rows; %s"
                .formatted(dropped(), profile.rowCount(), worst()));
  }

  private long dropped() {
    return profile.rowCount() - used.count();
  }

  private String worst() {
    int column =
        Stream.concat(
                layout.inputs().stream().map(TableLayout.Input::column), layout.targets().stream())
            .max(Comparator.comparingLong(at -> profile.column(at).missing()))
            .orElseThrow();
    return "%s has no value in %,d of them"
        .formatted(profile.names().get(column), profile.column(column).missing());
  }
}
