package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.LeftOut;
import io.onecycle.worker.trial.DataFormat.Missing;
import io.onecycle.worker.trial.DataFormat.Table;
import io.onecycle.worker.trial.DataFormat.Task;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides from the training table's profile what becomes of its columns; gathers all faults. */
final class LayoutReader {

  /** A number of more different values may be a class or not. */
  private static final int FEW_NUMBERS = 20;

  private final Table table;
  private final String file;
  private final TableHead head;
  private final TableProfile profile;
  private final Cells cells;
  private final List<String> faults = new ArrayList<>();
  private final InputReader inputReader;

  /** A reader of a table whose first file this is. */
  LayoutReader(Table table, String file, TableHead head, TableProfile profile, Cells cells) {
    this.table = table;
    this.file = file;
    this.head = head;
    this.profile = profile;
    this.cells = cells;
    this.inputReader = new InputReader(table, profile, cells, head.leftOut(), faults);
  }

  /** The layout; empty if there are faults. */
  Optional<TableLayout> read() {
    faults.addAll(profile.faults());
    if (faults.isEmpty() && profile.rowCount() == 0) {
      faults.add("Cannot use " + file + ": it has no rows");
    }
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    requireNames();
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    List<TableLayout.Input> inputs = inputReader.read(head.unnamed());
    List<Integer> targets = table.targets().stream().map(profile.names()::indexOf).toList();
    boolean isClasses = task(targets.get(0)) == Task.CLASSIFICATION;
    List<String> classes = isClasses ? classes(targets.get(0)) : List.of();
    if (!isClasses) {
      targets.forEach(inputReader::requireNumbers);
      targets.stream().filter(this::isOfTwo).forEach(this::noteTwo);
    }
    ColumnChecks checks = new ColumnChecks(table, profile, faults);
    inputs.forEach(input -> checks.missing(input.column(), !input.categories().isEmpty()));
    targets.forEach(column -> checks.missing(column, true));
    if (inputs.isEmpty() && faults.isEmpty()) {
      faults.add(
          "Cannot find features: no column but the target is of numbers that differ; list some with"
              + " categorical. Left out: "
              + leftOut().stream().map(LeftOut::toString).collect(Collectors.joining(", ")));
    }
    List<Double> offsets =
        targets.stream()
            .map(column -> isClasses ? 0.0 : profile.column(column).range().offset())
            .toList();
    return faults.isEmpty()
        ? Optional.of(
            new TableLayout(
                inputs, targets, offsets, classes, table.missing() == Missing.DROP, cells))
        : Optional.empty();
  }

  List<String> faults() {
    return faults;
  }

  List<LeftOut> leftOut() {
    return inputReader.leftOut();
  }

  /** What is odd about columns that are used, and about rows. */
  List<String> notes(DroppedRows dropped) {
    List<String> all = new ArrayList<>(inputReader.notes());
    all.addAll(dropped.notes());
    return all;
  }

  /** Each column that is asked for must be there once. */
  private void requireNames() {
    List<String> names = profile.names();
    Set<String> asked = new LinkedHashSet<>(table.targets());
    asked.addAll(table.features());
    asked.addAll(table.categorical());
    requireIgnored();
    for (String name : asked) {
      Optional<LeftOut> unread =
          head.leftOut().stream().filter(one -> one.column().equals(name)).findFirst();
      if (unread.isPresent()) {
        faults.add(
            "Cannot use column %s: %s, expected numbers, booleans or text"
                .formatted(name, unread.get().why()));
      } else if (!names.contains(name)) {
        faults.add(
            "Cannot find column %s: expected one of %s".formatted(name, String.join(", ", names)));
      }
    }
    for (String name : new LinkedHashSet<>(names)) {
      int first = names.indexOf(name) + 1;
      int last = names.lastIndexOf(name) + 1;
      boolean isUsed = asked.contains(name) || table.features().isEmpty();
      if (last > first && isUsed && !table.ignored().contains(name)) {
        faults.add(
            ("Cannot use column %s: columns %d and %d are called so, expected a name of its own for"
                    + " each; or list the columns to use in features, or this one in ignore")
                .formatted(name, first, last));
      }
    }
  }

  /** Whoever misspells a column that is to be left out learns from it unknowingly. */
  private void requireIgnored() {
    List<String> all = new ArrayList<>(profile.names());
    head.leftOut().forEach(one -> all.add(one.column()));
    table.ignored().stream()
        .filter(name -> !all.contains(name))
        .forEach(
            name ->
                faults.add(
                    "Cannot ignore column %s: expected one of %s"
                        .formatted(name, String.join(", ", all))));
  }

  private Task task(int target) {
    ColumnProfile found = profile.column(target);
    int different = found.texts().size();
    boolean isAmbiguous =
        table.task().isEmpty()
            && found.isNumeric()
            && different > FEW_NUMBERS
            && (!found.range().isWhole()
                || found.hasTooManyTexts()
                || 2L * different > found.present());
    if (isAmbiguous) {
      faults.add(
          "Cannot tell what to learn of %s: %s different numbers; task: classification or regression?"
              .formatted(
                  profile.names().get(target),
                  found.hasTooManyTexts() ? "more than " + ColumnProfile.MOST_TEXTS : different));
    }
    return isAmbiguous ? Task.REGRESSION : table.task().orElse(Task.CLASSIFICATION);
  }

  private boolean isOfTwo(int target) {
    return profile.column(target).texts().size() == 2;
  }

  private void noteTwo(int target) {
    inputReader
        .notes()
        .add(profile.names().get(target) + " has two different values: is it not two classes?");
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
    return TableLayout.sorted(values.texts().keySet(), cells);
  }
}
