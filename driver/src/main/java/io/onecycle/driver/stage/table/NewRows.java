package io.onecycle.driver.stage.table;

import io.onecycle.driver.form.InputForm;
import io.onecycle.driver.form.NewExample;
import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Missing;
import io.onecycle.worker.trial.DataFormat.Table;
import io.onecycle.worker.trial.DataFormat.Task;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Rows of a table that a saved network is to be applied to. */
public final class NewRows {

  private NewRows() {}

  /**
   * All rows, encoded; a pass over the files looks for faults first.
   *
   * @param files in order
   * @throws InvalidDataException with all faults: columns that are not there, values that are
   *     missing, no numbers, or categories that the network does not know
   */
  public static JavaRDD<NewExample> of(
      JavaSparkContext spark, InputForm form, Kind kind, List<TableFile> files) {
    SparkSession sql = SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
    Table table =
        new Table(
            kind,
            List.of(),
            names(form, true),
            names(form, false),
            List.of(),
            Optional.of(Task.CLASSIFICATION),
            Missing.ERROR,
            form.text());
    TableScan scan = TableScan.of(sql, table, files);
    Cells cells = Cells.of(table.csv());
    TableProfile profile = new TableProfile(scan.names());
    scan.rows()
        .mapPartitions(new TableRows(scan.names().size(), cells))
        .collect()
        .forEach(profile::add);
    List<String> faults = new NewRowChecks(form, profile).faults(files.get(0).uri());
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    List<Integer> columns =
        form.columns().stream().map(column -> scan.names().indexOf(column.name())).toList();
    RowEncoder encoder = new RowEncoder(form, columns, cells);
    Map<Chunk, Long> firstRows = firstRows(profile.rows());
    Map<String, Integer> places = places(profile.rows(), files);
    return scan.rows()
        .mapPartitions(some -> new NewRowsOfPartition(some, encoder, places, firstRows));
  }

  /** The place of each chunk's first row in its file. */
  private static Map<Chunk, Long> firstRows(Map<Chunk, Long> rows) {
    HashMap<Chunk, Long> first = new HashMap<>();
    HashMap<String, Long> before = new HashMap<>();
    rows.forEach(
        (chunk, count) -> {
          long sum = before.merge(chunk.file(), count, Long::sum);
          first.put(chunk, sum - count);
        });
    return first;
  }

  /** Files in the order in which they were named; Spark may write a name in its own way. */
  private static Map<String, Integer> places(Map<Chunk, Long> rows, List<TableFile> files) {
    HashMap<String, Integer> named = new HashMap<>();
    files.forEach(file -> named.putIfAbsent(plain(file.uri()), named.size()));
    HashMap<String, Integer> places = new HashMap<>();
    rows.keySet().stream()
        .map(Chunk::file)
        .distinct()
        .sorted(Comparator.comparing(file -> named.getOrDefault(plain(file), named.size())))
        .forEach(file -> places.put(file, places.size()));
    return places;
  }

  private static String plain(String uri) {
    return uri.replaceFirst("^file:/*", "/");
  }

  private static List<String> names(InputForm form, boolean ofNumbers) {
    return form.columns().stream()
        .filter(column -> column.holdsNumbers() == ofNumbers)
        .map(InputForm.Column::name)
        .toList();
  }
}
