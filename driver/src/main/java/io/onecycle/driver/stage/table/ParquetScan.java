package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.LeftOut;
import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.store.parquet.ForeignColumn;
import io.onecycle.driver.store.parquet.ForeignColumn.Kind;
import io.onecycle.driver.store.parquet.ForeignColumns;
import io.onecycle.worker.trial.DataFormat.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Scans Parquet files: of columns that cannot be used, Spark is not told. */
final class ParquetScan {

  /** Local files without their checksums, of whatever name. */
  private static final Map<String, String> PLAIN_FILES =
      Map.of(
          "fs.file.impl", RawLocalFileSystem.class.getName(), "fs.file.impl.disable.cache", "true");

  private ParquetScan() {}

  /**
   * A scan of files with the same columns, be they of different widths.
   *
   * @throws InvalidDataException with all files that have others
   */
  static TableScan of(SparkSession sql, Table table, List<TableFile> files) {
    Map<String, List<ForeignColumn>> footers = footers(files);
    List<ForeignColumn> first = footers.get(files.get(0).uri());
    List<LeftOut> leftOut = new ArrayList<>();
    List<String> names = new ArrayList<>();
    for (ForeignColumn column : first) {
      Optional<ForeignColumn> odd =
          footers.values().stream()
              .map(columns -> named(columns, column.name()))
              .filter(one -> !isUsable(one, table))
              .findFirst();
      odd.ifPresentOrElse(
          one -> leftOut.add(new LeftOut(one.name(), one.type())), () -> names.add(column.name()));
    }
    FolderColumns folders =
        FolderColumns.of(files, first.stream().map(ForeignColumn::name).toList());
    List<String> all = new ArrayList<>(names);
    all.addAll(folders.names());
    return new TableScan(all, List.of(), leftOut, rows(sql, names, folders, footers));
  }

  private static Map<String, List<ForeignColumn>> footers(List<TableFile> files) {
    Configuration hadoop = new Configuration(PartFiles.hadoop());
    PLAIN_FILES.forEach(hadoop::set);
    Map<String, List<ForeignColumn>> footers = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (TableFile file : files) {
      try {
        footers.put(file.uri(), ForeignColumns.of(file.uri(), hadoop));
      } catch (IOException | RuntimeException e) {
        faults.add("Cannot read %s: %s".formatted(file.uri(), e.getMessage()));
      }
    }
    Set<String> expected =
        footers.values().stream().findFirst().map(ParquetScan::names).orElse(Set.of());
    footers.forEach(
        (file, columns) -> {
          if (!names(columns).equals(expected)) {
            faults.add(
                "Cannot use %s: columns %s, expected %s as in the first file"
                    .formatted(file, names(columns), expected));
          }
        });
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return footers;
  }

  private static Set<String> names(List<ForeignColumn> columns) {
    return columns.stream()
        .map(ForeignColumn::name)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  private static ForeignColumn named(List<ForeignColumn> columns, String name) {
    return columns.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** Bytes are taken for text only where they are asked for. */
  private static boolean isUsable(ForeignColumn column, Table table) {
    boolean isAsked =
        table.targets().contains(column.name()) || table.categorical().contains(column.name());
    return column.kind() != Kind.OTHER && (column.kind() != Kind.BYTES || isAsked);
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
                    .options(PLAIN_FILES)
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
      type = type.add(name, type(named(columns, name)), true);
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
