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

/**
 * Parquet files of one table.
 *
 * @param footers the columns of each file by its URI, in the order of the files
 * @param names of columns that can be used, whatever file they are in
 * @param leftOut columns that cannot be used
 * @param folders what the names of the files' folders say
 */
record ParquetFiles(
    Map<String, List<ForeignColumn>> footers,
    List<String> names,
    List<LeftOut> leftOut,
    FolderColumns folders) {

  /** Local files without their checksums, of whatever name. */
  static final Map<String, String> PLAIN =
      Map.of(
          "fs.file.impl", RawLocalFileSystem.class.getName(), "fs.file.impl.disable.cache", "true");

  /**
   * Looks at their footers: they have the same columns, be they of different widths.
   *
   * @throws InvalidDataException with all files that have others
   */
  static ParquetFiles of(Table table, List<TableFile> files) {
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
    return new ParquetFiles(footers, names, leftOut, folders);
  }

  TableHead head() {
    List<String> all = new ArrayList<>(names);
    all.addAll(folders.names());
    return new TableHead(all, List.of(), leftOut);
  }

  /** Hadoop that reads files as they are. */
  static Configuration hadoop() {
    Configuration hadoop = new Configuration(PartFiles.hadoop());
    PLAIN.forEach(hadoop::set);
    return hadoop;
  }

  private static Map<String, List<ForeignColumn>> footers(List<TableFile> files) {
    Configuration hadoop = hadoop();
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
        footers.values().stream().findFirst().map(ParquetFiles::namesOf).orElse(Set.of());
    footers.forEach(
        (file, columns) -> {
          if (!namesOf(columns).equals(expected)) {
            faults.add(
                "Cannot use %s: columns %s, expected %s as in the first file"
                    .formatted(file, namesOf(columns), expected));
          }
        });
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return footers;
  }

  private static Set<String> namesOf(List<ForeignColumn> columns) {
    return columns.stream()
        .map(ForeignColumn::name)
        .collect(Collectors.toCollection(java.util.TreeSet::new));
  }

  static ForeignColumn named(List<ForeignColumn> columns, String name) {
    return columns.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  /** Bytes are taken for text only where they are asked for. */
  private static boolean isUsable(ForeignColumn column, Table table) {
    boolean isAsked =
        table.targets().contains(column.name()) || table.categorical().contains(column.name());
    return column.kind() != Kind.OTHER && (column.kind() != Kind.BYTES || isAsked);
  }
}
