package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.trial.DataFormat.Csv;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Table;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.DataFrameReader;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A table as Spark SQL reads it.
 *
 * @param names of its columns
 * @param rows each the cells; the text of a torn row, null else; its file; where the chunk starts
 */
record TableScan(List<String> names, JavaRDD<Row> rows) {

  private static final String TORN = "__onecycle_torn";

  /** A cell of more characters is no value of a table. */
  private static final int LONGEST_CELL = 100_000;

  private static final int MOST_COLUMNS = 100_000;

  static TableScan of(SparkSession sql, Table table, List<String> files) {
    String[] paths = files.toArray(String[]::new);
    Dataset<Row> cells;
    List<String> names;
    try {
      if (table.kind() == Kind.CSV) {
        names = header(sql, table.csv(), files.get(0));
        cells = csv(sql, table.csv()).schema(texts(names)).csv(paths);
      } else {
        cells = sql.read().parquet(paths);
        names = List.of(cells.columns());
        cells = cells.withColumn(TORN, functions.lit(null).cast(DataTypes.StringType));
      }
    } catch (Exception e) {
      if (e instanceof InvalidDataException own) {
        throw own;
      }
      String message = e.getMessage() == null ? e.toString() : e.getMessage();
      throw new InvalidDataException(
          "Cannot read %s as %s: %s"
              .formatted(files.get(0), table.name(), message.lines().findFirst().orElse("")));
    }
    return new TableScan(
        names,
        cells
            .withColumn("__onecycle_file", functions.input_file_name())
            .withColumn("__onecycle_start", functions.expr("input_file_block_start()"))
            .javaRDD());
  }

  private static List<String> header(SparkSession sql, Csv csv, String file) {
    List<String> names = List.of(csv(sql, csv).csv(file).columns());
    List<String> twice =
        names.stream().filter(name -> !new TreeSet<>(names).remove(name)).distinct().toList();
    if (names.isEmpty() || names.size() > MOST_COLUMNS || !twice.isEmpty()) {
      throw new InvalidDataException(
          "Cannot read %s as csv: columns %s, expected at least one, each of its own name"
              .formatted(file, names));
    }
    return names;
  }

  private static DataFrameReader csv(SparkSession sql, Csv csv) {
    return sql.read()
        .option("header", csv.header())
        .option("sep", csv.delimiter())
        .option("inferSchema", false)
        // Every file's header must be that of the first.
        .option("enforceSchema", false)
        .option("mode", "PERMISSIVE")
        .option("columnNameOfCorruptRecord", TORN)
        .option("ignoreLeadingWhiteSpace", true)
        .option("ignoreTrailingWhiteSpace", true)
        .option("maxCharsPerColumn", LONGEST_CELL)
        .option("maxColumns", MOST_COLUMNS);
  }

  private static StructType texts(List<String> names) {
    return Stream.concat(names.stream(), Stream.of(TORN))
        .reduce(
            new StructType(),
            (type, name) -> type.add(name, DataTypes.StringType, true),
            (a, b) -> a);
  }
}
