package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.stage.table.csv.CsvForm;
import io.onecycle.driver.store.parquet.ForeignColumn;
import io.onecycle.driver.store.parquet.ForeignColumns;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Divides files into tables: those of the same columns, be they in files or names of folders. */
final class AlikeFiles {

  private AlikeFiles() {}

  /**
   * The files of each table, in their order.
   *
   * @throws InvalidDataException naming all files whose first lines or footer cannot be read
   */
  static List<List<TableFile>> of(Table table, List<TableFile> files) {
    Map<List<Object>, List<TableFile>> alike = new LinkedHashMap<>();
    List<String> faults = new ArrayList<>();
    for (TableFile file : files) {
      try {
        List<Object> columns = List.of(columns(table, file), FolderColumns.names(file));
        alike.computeIfAbsent(columns, each -> new ArrayList<>()).add(file);
      } catch (IOException | RuntimeException e) {
        faults.add("Cannot read %s: %s".formatted(file.uri(), e.getMessage()));
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return List.copyOf(alike.values());
  }

  private static Object columns(Table table, TableFile file) throws IOException {
    return table.kind() == Kind.CSV
        ? CsvForm.of(file.uri(), table.csv(), PartFiles.hadoop())
        : new TreeSet<>(
            ForeignColumns.of(file.uri(), ParquetFiles.hadoop()).stream()
                .map(ForeignColumn::name)
                .toList());
  }
}
