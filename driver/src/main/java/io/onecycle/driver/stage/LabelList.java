package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.table.csv.CsvForm;
import io.onecycle.driver.stage.table.csv.CsvPiece;
import io.onecycle.driver.stage.table.csv.CsvRecord;
import io.onecycle.driver.stage.table.csv.CsvRows;
import io.onecycle.worker.trial.DataFormat.Csv;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;

/**
 * The classes of images as a CSV file lists them, in its columns {@code file} and {@code label}.
 */
final class LabelList {

  /** What an image's place does not end with: a scheme, the root, here and above. */
  private static final Pattern ABOVE =
      Pattern.compile("^([A-Za-z][A-Za-z0-9+.-]+:(?=/))?/*(\\.\\.?/+)*");

  private static final String FILE = "file";
  private static final String LABEL = "label";

  private final SourceFile list;
  private final Map<String, String> labels = new HashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> shared = new HashSet<>();

  private LabelList(SourceFile list) {
    this.list = list;
  }

  /**
   * Reads a list.
   *
   * @throws InvalidDataException naming all rows that cannot be used
   */
  static LabelList read(SourceFile list, Configuration hadoop) throws IOException {
    CsvForm form;
    try {
      form = CsvForm.of(list.uri(), Csv.USUAL, hadoop);
    } catch (IOException e) {
      throw new InvalidDataException("Cannot read " + list.uri() + ": " + e.getMessage());
    }
    int file = form.names().indexOf(FILE);
    int label = form.names().indexOf(LABEL);
    if (file < 0 || label < 0) {
      throw new InvalidDataException(
          "Cannot use %s: columns %s, expected file and label among them"
              .formatted(list.uri(), form.names()));
    }
    LabelList read = new LabelList(list);
    List<String> faults = new ArrayList<>();
    try (CsvRows rows = new CsvRows(CsvPiece.whole(list.uri()), form, hadoop)) {
      Optional<CsvRecord> row = rows.next();
      for (int at = 1; row.isPresent(); at++) {
        String place = "Cannot use %s row %d: ".formatted(list.uri(), at);
        CsvRecord record = row.get();
        (record.fault().isEmpty()
                ? read.add(record.cells().get(file), record.cells().get(label))
                : Optional.of(record.fault()))
            .ifPresent(fault -> faults.add(place + fault));
        row = rows.next();
      }
    }
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return read;
  }

  /** What is wrong with a row, if anything is. */
  private Optional<String> add(String file, String label) {
    if (file.isBlank() || label.isBlank()) {
      return Optional.of("no %s, expected one".formatted(file.isBlank() ? FILE : LABEL));
    }
    String plain = ABOVE.matcher(file.strip().replace('\\', '/')).replaceFirst("");
    String before = labels.putIfAbsent(plain, label);
    return before == null || before.equals(label)
        ? Optional.empty()
        : Optional.of("%s is %s, and %s before, expected one".formatted(file, label, before));
  }

  /**
   * The class of an image: of the row with the end of its path, the longest if there are several,
   * with or without its ending.
   */
  Optional<String> of(SourceFile image) {
    String path = image.uri();
    for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
      String end = path.substring(at + 1);
      int dot = end.lastIndexOf('.');
      for (String name : dot < 0 ? List.of(end) : List.of(end, end.substring(0, dot))) {
        if (labels.containsKey(name)) {
          if (!used.add(name)) {
            shared.add(name);
          }
          return Optional.of(labels.get(name));
        }
      }
    }
    return Optional.empty();
  }

  /** What is wrong with the list once all images have been looked up. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    shared.stream()
        .sorted()
        .forEach(
            name ->
                faults.add(
                    "Cannot use %s: %s is the name of several images, expected their folders too"
                        .formatted(list.uri(), name)));
    List<String> absent =
        labels.keySet().stream().filter(name -> !used.contains(name)).sorted().toList();
    if (!absent.isEmpty()) {
      faults.add(
          "Cannot use %s: it lists %s (and %d more), and no such image is there"
              .formatted(list.uri(), absent.get(0), absent.size() - 1));
    }
    return faults;
  }
}
