package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.trial.DataFormat.Table;
import io.onecycle.worker.trial.DataFormat.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What staging a table would make of it, told without Spark.
 *
 * @param text lines, each after a line break
 * @param counts of examples; empty where not all rows were read, or some cannot be used
 */
public record TablePreview(String text, Optional<Counts> counts) {

  /** So many are read in about a second. */
  private static final long MOST_CELLS = 2_000_000;

  /** Examples of each set, and their form. */
  public record Counts(Shape shape, long train, long validation, long test) {}

  /**
   * Looks at a table; a large one's first rows tell.
   *
   * @throws InvalidDataException with all faults, where all rows have been read
   */
  public static TablePreview of(
      Table table, List<TableFile> train, List<TableFile> validation, List<TableFile> test) {
    return of(table, train, validation, test, MOST_CELLS);
  }

  /** The same with another end: so many cells are read of each set. */
  static TablePreview of(
      Table table,
      List<TableFile> train,
      List<TableFile> validation,
      List<TableFile> test,
      long mostCells) {
    FirstLook trained = FirstLook.at(table, train, mostCells);
    LayoutReader reader =
        new LayoutReader(
            table, train.get(0).uri(), trained.head(), trained.profile(), Cells.of(table.csv()));
    Optional<TableLayout> layout = reader.read();
    if (!trained.isWhole()) {
      return ofSome(table, trained, reader, layout);
    }
    List<String> faults = new ArrayList<>(reader.faults());
    List<FirstLook> beside =
        Stream.of(validation, test)
            .filter(files -> !files.isEmpty())
            .map(files -> FirstLook.at(table, files, mostCells))
            .toList();
    for (FirstLook one : beside) {
      new ColumnChecks(table, one.profile(), faults)
          .beside(one.files().get(0).uri(), trained.profile(), layout);
    }
    if (layout.isEmpty() || !faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    UsedRows used = trained.used(layout.get());
    DroppedRows dropped = new DroppedRows(layout.get(), trained.profile(), used);
    if (!dropped.faults(train.get(0).uri()).isEmpty()) {
      throw new InvalidDataException(dropped.faults(train.get(0).uri()));
    }
    List<Long> rows = new ArrayList<>(List.of(used.count()));
    beside.forEach(one -> rows.add(one.used(layout.get()).count()));
    long validated = validation.isEmpty() ? 0 : rows.get(1);
    long tested = test.isEmpty() ? 0 : rows.get(rows.size() - 1);
    boolean isCounted = beside.stream().allMatch(FirstLook::isWhole);
    return new TablePreview(
        summary(table, reader, layout.get(), used, dropped),
        isCounted
            ? Optional.of(
                new Counts(Shape.features(layout.get().width()), used.count(), validated, tested))
            : Optional.empty());
  }

  /** Of a large table: what seems a fault may be none once all rows are read. */
  private static TablePreview ofSome(
      Table table, FirstLook some, LayoutReader reader, Optional<TableLayout> layout) {
    String rows = "\n  of the first %,d rows; run reads all:".formatted(some.profile().rowCount());
    if (layout.isEmpty()) {
      return new TablePreview(
          rows
              + reader.faults().stream().map(fault -> "\n  " + fault).collect(Collectors.joining()),
          Optional.empty());
    }
    UsedRows used = some.used(layout.get());
    DroppedRows dropped = new DroppedRows(layout.get(), some.profile(), used);
    return new TablePreview(
        rows + summary(table, reader, layout.get(), used, dropped), Optional.empty());
  }

  private static String summary(
      Table table, LayoutReader reader, TableLayout layout, UsedRows used, DroppedRows dropped) {
    Task task = layout.classes().isEmpty() ? Task.REGRESSION : Task.CLASSIFICATION;
    return TableSummary.of(
        layout.encoding(table, used, reader.leftOut(), reader.notes(dropped), new double[0]),
        task.name().toLowerCase(Locale.ROOT));
  }
}
