package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.stage.table.csv.CsvForm;
import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * Text files of one table.
 *
 * @param form of all of them
 * @param folders what the names of their folders say
 */
record CsvFiles(List<TableFile> files, CsvForm form, FolderColumns folders) {

  /**
   * Looks at their first lines.
   *
   * @throws InvalidDataException with all whose first line is another one
   */
  static CsvFiles of(Csv csv, List<TableFile> files) {
    CsvForm form = form(csv, files, PartFiles.hadoop());
    return new CsvFiles(files, form, FolderColumns.of(files, form.names()));
  }

  TableHead head() {
    List<String> names = new ArrayList<>(form.names());
    names.addAll(folders.names());
    return new TableHead(names, form.unnamed(), List.of());
  }

  private static CsvForm form(Csv csv, List<TableFile> files, Configuration hadoop) {
    List<String> faults = new ArrayList<>();
    CsvForm form = null;
    for (TableFile file : files) {
      try {
        if (form == null) {
          form = CsvForm.of(file.uri(), csv, hadoop);
        } else {
          form.requireHeaderOf(file.uri(), hadoop);
        }
      } catch (IOException | RuntimeException e) {
        faults.add("Cannot read %s: %s".formatted(file.uri(), e.getMessage()));
        if (form == null) {
          break;
        }
      }
    }
    if (form == null || !faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return form;
  }
}
