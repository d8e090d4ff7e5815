package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.InvalidDataException;
import java.io.Serializable;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Columns that are in the names of folders, {@code year=2024/…}, as Hive and Spark write them.
 *
 * @param names of the columns, in the order of the folders
 * @param values of each file by its URI, as many; empty where one is missing
 */
record FolderColumns(List<String> names, Map<String, List<String>> values) implements Serializable {

  private static final String MISSING = "__HIVE_DEFAULT_PARTITION__";

  FolderColumns {
    // Kept in what is serializable.
    names = new ArrayList<>(names);
    values = new HashMap<>(values);
  }

  /**
   * Those of a table.
   *
   * @param inside columns that the files have themselves
   * @throws InvalidDataException if files differ in them, or have one of them themselves
   */
  static FolderColumns of(List<TableFile> files, List<String> inside) {
    List<String> names = names(files.get(0));
    List<String> faults = new ArrayList<>();
    Map<String, List<String>> values = new HashMap<>();
    for (TableFile file : files) {
      if (!names(file).equals(names)) {
        faults.add(
            "Cannot use %s: columns %s in the names of its folders, expected %s as of %s"
                .formatted(file.uri(), names(file), names, files.get(0).uri()));
      }
      List<String> cells = new ArrayList<>();
      folders(file).forEach(folder -> cells.add(value(folder)));
      values.put(file.uri(), cells);
    }
    names.stream()
        .filter(inside::contains)
        .forEach(
            name ->
                faults.add(
                    "Cannot use %s: column %s is in the file and in the name of a folder, expected"
                            .formatted(files.get(0).uri(), name)
                        + " it once"));
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return new FolderColumns(names, values);
  }

  /** Those of one file. */
  static List<String> names(TableFile file) {
    return folders(file).stream()
        .map(folder -> decoded(folder.substring(0, folder.indexOf('='))))
        .toList();
  }

  private static List<String> folders(TableFile file) {
    List<String> path = List.of(file.name().split("/", -1));
    return path.subList(0, path.size() - 1).stream().filter(part -> part.indexOf('=') > 0).toList();
  }

  private static String value(String folder) {
    String text = decoded(folder.substring(folder.indexOf('=') + 1));
    return text.equals(MISSING) ? "" : text;
  }

  /** Hive writes characters that are special in paths as %XX. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
