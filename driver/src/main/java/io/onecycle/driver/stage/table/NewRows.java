package io.onecycle.driver.stage.table;

import io.onecycle.driver.form.InputForm;
import io.onecycle.driver.form.NewExample;
import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Missing;
import io.onecycle.worker.trial.DataFormat.Table;
import io.onecycle.worker.trial.DataFormat.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Rows of tables that a saved network is to be applied to. */
public final class NewRows {

  private NewRows() {}

  /**
   * All rows, encoded; a pass over the files looks for faults first. Files may have their columns
   * in different orders, and other columns beside.
   *
   * @param files in order, none twice
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
    Map<String, Integer> places = new HashMap<>();
    files.forEach(file -> places.put(plain(file.uri()), places.size()));
    List<String> faults = new ArrayList<>();
    List<JavaRDD<NewExample>> all = new ArrayList<>();
    for (List<TableFile> alike : AlikeFiles.of(table, files)) {
      String first = alike.get(0).uri();
      TableScan scan = TableScan.of(sql, table, alike);
      Optional<InputForm> named = NamedForm.of(form, scan.names(), first, faults);
      named.ifPresent(columns -> all.add(rows(scan, columns, first, places, faults)));
    }
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return all.stream().reduce(JavaRDD::union).orElseThrow();
  }

  private static JavaRDD<NewExample> rows(
      TableScan scan,
      InputForm form,
      String file,
      Map<String, Integer> places,
      List<String> faults) {
    Cells cells = Cells.of(form.text());
    TableProfile profile = new TableProfile(scan.names());
    scan.rows()
        .mapPartitions(new TableRows(scan.names().size(), cells))
        .collect()
        .forEach(profile::add);
    faults.addAll(new NewRowChecks(form, profile).faults(file));
    List<Integer> columns =
        form.columns().stream().map(column -> scan.names().indexOf(column.name())).toList();
    RowEncoder encoder = new RowEncoder(form, columns, cells);
    Map<Chunk, Long> firstRows = firstRows(profile.rows());
    return scan.rows()
        .mapPartitions(some -> new NewRowsOfPartition(some, encoder, places, firstRows));
  }

  /** The place of each chunk's first row in its file. */
  private static Map<Chunk, Long> firstRows(Map<Chunk, Long> rows) {
    Map<Chunk, Long> first = new HashMap<>();
    Map<String, Long> before = new HashMap<>();
    rows.forEach(
        (chunk, count) -> {
          long sum = before.merge(chunk.file(), count, Long::sum);
          first.put(chunk, sum - count);
        });
    return first;
  }

  /** Spark may write a name in its own way. */
  static String plain(String uri) {
    return uri.replaceFirst("^file:/*", "/");
  }

  private static List<String> names(InputForm form, boolean ofNumbers) {
    return form.columns().stream()
        .filter(column -> column.holdsNumbers() == ofNumbers)
        .map(InputForm.Column::name)
        .toList();
  }
}
