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
import java.util.HashMap;
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
   * @param test files to test on; none where there are none
   * @throws InvalidDataException with all faults of the tables
   */
  public Staged stage(List<TableFile> train, List<TableFile> test) {
    TableScan scan = TableScan.of(sql, table, train);
    TableProfile profile = profile(scan);
    LayoutReader reader = new LayoutReader(table, scan, profile, cells);
    Optional<TableLayout> read = reader.read();
    List<String> faults = new ArrayList<>(reader.faults());
    Optional<TableScan> testScan =
        test.isEmpty() ? Optional.empty() : Optional.of(TableScan.of(sql, table, test));
    Optional<TableProfile> testProfile = testScan.map(this::profile);
    testProfile.ifPresent(
        tested -> {
          faults.addAll(tested.faults());
          if (!tested.names().equals(profile.names())) {
            faults.add(
                "Cannot use %s: columns %s, expected %s as in training"
                    .formatted(test.get(0).uri(), tested.names(), profile.names()));
          } else if (faults.isEmpty()) {
            read.ifPresent(layout -> new ColumnChecks(table, tested, faults).like(layout));
          }
        });
    if (read.isEmpty() || !faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    TableLayout layout = read.get();
    IndexedRows rows = indexed(scan, profile, layout);
    double[] means = table.missing() == Missing.MEAN ? rows.means() : new double[0];
    List<PartOutcome> trained =
        rows.write(new PartFiles(folder, "train"), train.get(0).uri(), means);
    List<PartOutcome> tested =
        testScan
            .map(
                some ->
                    indexed(some, testProfile.orElseThrow(), layout)
                        .write(new PartFiles(folder, "test"), test.get(0).uri(), means))
            .orElse(List.of());
    Manifest.Columns columns =
        new Manifest.Columns(
            layout.inputs().stream().flatMap(input -> input.names().stream()).toList(),
            table.targets(),
            layout.classes(),
            reader.leftOut().stream().map(LeftOut::column).toList());
    return new Staged(
        trained,
        tested,
        columns,
        layout.encoding(table, profile, reader.leftOut(), reader.notes(), means));
  }

  private TableProfile profile(TableScan scan) {
    TableProfile profile = new TableProfile(scan.names());
    scan.rows()
        .mapPartitions(new TableRows(scan.names().size(), cells))
        .collect()
        .forEach(profile::add);
    return profile;
  }

  private IndexedRows indexed(TableScan scan, TableProfile profile, TableLayout layout) {
    HashMap<Chunk, Long> counts = new HashMap<>(profile.rows());
    if (layout.drops()) {
      counts.clear();
      scan.rows()
          .filter(layout::keeps)
          .mapToPair(row -> new scala.Tuple2<>(TableRows.chunk(row), 1L))
          .reduceByKey(Long::sum)
          .collect()
          .forEach(chunk -> counts.put(chunk._1(), chunk._2()));
    }
    long rows = counts.values().stream().mapToLong(Long::longValue).sum();
    int outputs = layout.classes().isEmpty() ? layout.targets().size() : layout.classes().size();
    Kind kind =
        new Kind(Shape.features(layout.width()), false, !layout.classes().isEmpty(), outputs);
    return new IndexedRows(scan.rows(), layout, TableProfile.offsets(counts), rows, kind.perPart());
  }
}
