package io.onecycle.driver.stage;

import com.univocity.parsers.common.TextParsingException;
import com.univocity.parsers.csv.CsvParser;
import com.univocity.parsers.csv.CsvParserSettings;
import io.onecycle.driver.stage.part.InvalidDataException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;

/**
 * The classes of images as a CSV file lists them, in its columns {@code file} and {@code label}.
 */
final class LabelList {

  private static final long MOST_BYTES = 256L << 20;
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
    String text;
    try {
      ByteBuffer bytes = ByteBuffer.wrap(list.read(hadoop, MOST_BYTES));
      text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw new InvalidDataException("Cannot read " + list.uri() + ": expected UTF-8");
    }
    CsvParserSettings settings = new CsvParserSettings();
    settings.setLineSeparatorDetectionEnabled(true);
    List<String[]> rows;
    try {
      rows = new CsvParser(settings).parseAll(new StringReader(text.replaceFirst("^\ufeff", "")));
    } catch (TextParsingException e) {
      throw new InvalidDataException("Cannot read " + list.uri() + " as csv: " + e.getMessage());
    }
    List<String> header = rows.isEmpty() ? List.of() : Arrays.asList(rows.get(0));
    if (!header.contains(FILE) || !header.contains(LABEL)) {
      throw new InvalidDataException(
          "Cannot use %s: columns %s, expected file and label among them"
              .formatted(list.uri(), header));
    }
    LabelList read = new LabelList(list);
    List<String> faults = new ArrayList<>();
    for (int i = 1; i < rows.size(); i++) {
      String file = cell(rows.get(i), header.indexOf(FILE));
      String label = cell(rows.get(i), header.indexOf(LABEL));
      String row = "Cannot use %s row %d: ".formatted(list.uri(), i);
      read.add(file, label).ifPresent(fault -> faults.add(row + fault));
    }
    if (!faults.isEmpty()) {
      throw new InvalidDataException(faults);
    }
    return read;
  }

  private static String cell(String[] row, int column) {
    return column < row.length && row[column] != null ? row[column] : "";
  }

  /** What is wrong with a row, if anything is. */
  private Optional<String> add(String file, String label) {
    if (file.isBlank() || label.isBlank()) {
      return Optional.of("no %s, expected one".formatted(file.isBlank() ? FILE : LABEL));
    }
    String plain = file.replace('\\', '/').replaceFirst("^(\\./)+", "");
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
