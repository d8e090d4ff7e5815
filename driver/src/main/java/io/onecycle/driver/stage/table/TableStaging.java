package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.LeftOut;
import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.stage.part.PartOutcome;
import io.onecycle.driver.stage.part.Staged;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.staged.Kind;
import io.onecycle.worker.trial.DataFormat.Missing;
import io.onecycle.worker.trial.DataFormat.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Stages a table: a pass to see what its columns hold, one to write the rows as parts. */
public final class TableStaging {

  private final SparkSession sql;
  private final Table table;
  private final String folder;
  private final Cells cells;

  /**
   * A staging of {@code table} into {@code folder}.
   *
   * @param spark running
   */
  public TableStaging(JavaSparkContext spark, Table table, String folder) {
    this.sql = SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
    this.table = table;
    this.folder = folder;
    this.cells = Cells.of(table.csv());
  }

  /**
   * Writes all parts.
   *
   * @param train files to learn from
   * @param validation files to validate on; none where there are none
   * @param test files to test on; none where there are none
   * @throws InvalidDataException with all faults of the tables
   */
  public Staged stage(List<TableFile> train, List<TableFile> validation, List<TableFile> test) {
    TableScan scan = TableScan.of(sql, table, train);
    TableProfile profile = profile(scan);
    LayoutReader reader = new LayoutReader(table, train.get(0).uri(), scan.head(), profile, cells);
    Optional<TableLayout> read = reader.read();
    List<String> faults = new ArrayList<>(reader.faults());
    Optional<Beside> validated = beside(validation, profile, read, faults);
    Optional<Beside> tested = beside(test, profile, read, faults);
    if (read.isEmpty() || !faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    TableLayout layout = read.get();
    UsedRows used = used(scan, profile, layout);
    DroppedRows dropped = new DroppedRows(layout, profile, used);
    faults.addAll(dropped.faults(train.get(0).uri()));
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    IndexedRows rows = indexed(scan, used, layout);
    double[] means = table.missing() == Missing.MEAN ? rows.means() : new double[0];
    List<PartOutcome> trained =
        rows.write(new PartFiles(folder, "train"), train.get(0).uri(), means);
    Manifest.Columns columns =
        new Manifest.Columns(
            layout.inputs().stream().flatMap(input -> input.names().stream()).toList(),
            table.targets(),
            layout.classes(),
            reader.leftOut().stream().map(LeftOut::column).toList());
    return new Staged(
        trained,
        validated.map(some -> write(some, "validation", layout, means)).orElse(List.of()),
        tested.map(some -> write(some, "test", layout, means)).orElse(List.of()),
        columns,
        layout.encoding(table, used, reader.leftOut(), reader.notes(dropped), means));
  }

  /** Looks whether the rows of another set are like those that are learnt from. */
  private Optional<Beside> beside(
      List<TableFile> files,
      TableProfile trained,
      Optional<TableLayout> layout,
      List<String> faults) {
    if (files.isEmpty()) {
      return Optional.empty();
    }
    TableScan scan = TableScan.of(sql, table, files);
    TableProfile profile = profile(scan);
    new ColumnChecks(table, profile, faults).beside(files.get(0).uri(), trained, layout);
    return Optional.of(new Beside(files.get(0).uri(), scan, profile));
  }

  private List<PartOutcome> write(Beside some, String set, TableLayout layout, double[] means) {
    return indexed(some.scan, used(some.scan, some.profile, layout), layout)
        .write(new PartFiles(folder, set), some.file, means);
  }

  /** A set that is not learnt from. */
  private record Beside(String file, TableScan scan, TableProfile profile) {}

  private TableProfile profile(TableScan scan) {
    TableProfile profile = new TableProfile(scan.names());
    scan.rows()
        .mapPartitions(new TableRows(scan.names().size(), cells))
        .collect()
        .forEach(profile::add);
    return profile;
  }

  private UsedRows used(TableScan scan, TableProfile profile, TableLayout layout) {
    return layout.drops()
        ? UsedRows.of(
            scan.rows().mapPartitions(some -> UsedRows.counts(some, layout)).collect(), layout)
        : UsedRows.all(profile, layout);
  }

  private IndexedRows indexed(TableScan scan, UsedRows used, TableLayout layout) {
    int outputs = layout.classes().isEmpty() ? layout.targets().size() : layout.classes().size();
    Kind kind =
        new Kind(Shape.features(layout.width()), false, !layout.classes().isEmpty(), outputs);
    return new IndexedRows(
        scan.rows(), layout, TableProfile.offsets(used.inChunks()), used.count(), kind.perPart());
  }
}
