package io.onecycle.driver.stage.table;

import io.onecycle.driver.store.parquet.ForeignColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Scans Parquet files: of columns that cannot be used, Spark is not told. */
final class ParquetScan {

  private ParquetScan() {}

  static TableScan of(SparkSession sql, ParquetFiles files) {
    return new TableScan(files.head(), rows(sql, files.names(), files.folders(), files.footers()));
  }

  /** A scan for each way in which files keep the columns, one after the other. */
  private static JavaRDD<Row> rows(
      SparkSession sql,
      List<String> names,
      FolderColumns folders,
      Map<String, List<ForeignColumn>> footers) {
    SparkSession session = sql.newSession();
    session.conf().set("spark.sql.caseSensitive", true);
    Map<StructType, List<String>> kinds = new LinkedHashMap<>();
    footers.forEach(
        (file, columns) ->
            kinds.computeIfAbsent(schema(names, columns), kind -> new ArrayList<>()).add(file));
    return kinds.entrySet().stream()
        .map(
            kind ->
                session
                    .read()
                    .options(ParquetFiles.PLAIN)
                    // Paths are what they are, not patterns.
                    .option("__globPaths__", false)
                    .schema(kind.getKey())
                    .parquet(kind.getValue().toArray(String[]::new))
                    .withColumn("__onecycle_file", functions.input_file_name())
                    .withColumn("__onecycle_start", functions.expr("input_file_block_start()"))
                    .javaRDD())
        .reduce(JavaRDD::union)
        .orElseThrow()
        .map(new WholeRow(names.size(), folders)::of);
  }

  private static StructType schema(List<String> names, List<ForeignColumn> columns) {
    StructType type = new StructType();
    for (String name : names) {
      type = type.add(name, type(ParquetFiles.named(columns, name)), true);
    }
    return type;
  }

  private static DataType type(ForeignColumn column) {
    return switch (column.kind()) {
      case BOOLEAN -> DataTypes.BooleanType;
      case INT -> DataTypes.IntegerType;
      case UNSIGNED_INT, LONG -> DataTypes.LongType;
      case UNSIGNED_LONG -> DataTypes.createDecimalType(20, 0);
      case FLOAT -> DataTypes.FloatType;
      case DOUBLE -> DataTypes.DoubleType;
      case DECIMAL -> DataTypes.createDecimalType(column.precision(), column.scale());
      case TEXT -> DataTypes.StringType;
      case BYTES -> DataTypes.BinaryType;
      case OTHER -> throw new IllegalStateException("Cannot read " + column);
    };
  }
}
