package io.onecycle.driver.sweep.read.owndata;

import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.LocatedAxis;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.DataFormat.Csv;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads how text is cut into columns. */
final class CsvReader {

  static final List<String> KEYS =
      List.of("header", "delimiter", "na", "decimal", "thousands", "encoding");

  private static final Pattern TEXT = Pattern.compile("(?s).{1,1000}");
  private static final Pattern ENCODING = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:+-]*");
  private static final String ENCODINGS =
      "the name of a character set, such as utf-8, windows-1252, latin1 or utf-16";
  private static final Map<String, String> DELIMITERS = new LinkedHashMap<>();
  private static final Map<String, String> DECIMALS = new LinkedHashMap<>();
  private static final Map<String, String> THOUSANDS = new LinkedHashMap<>();

  static {
    DELIMITERS.put(",", ",");
    DELIMITERS.put(";", ";");
    DELIMITERS.put("|", "|");
    DELIMITERS.put("tab", "\t");
    DELIMITERS.put("space", " ");
    DELIMITERS.put(Csv.SPACES, Csv.SPACES);
    DECIMALS.put(".", ".");
    DECIMALS.put(",", ",");
    List.of(",", ".", "'", "_", " ").forEach(each -> THOUSANDS.put(each, each));
  }

  private final Section section;
  private final FaultList faults;
  private final Scalars scalars;

  CsvReader(Section section, FaultList faults) {
    this.section = section;
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  Optional<Csv> read() {
    Optional<Boolean> header =
        scalars.choice(section.optional("header", "true"), Map.of("true", true, "false", false));
    Optional<String> delimiter = choice("delimiter", DELIMITERS, "");
    Optional<String> decimal = choice("decimal", DECIMALS, ".");
    Optional<String> thousands = choice("thousands", THOUSANDS, "");
    Optional<String> encoding =
        section.has("encoding") ? encoding(section.required("encoding", "")) : Optional.of("");
    Optional<List<String>> na =
        section.has("na")
            ? new AxisReader(faults)
                .distinct(section.required("na", ""), item -> scalars.name(item, TEXT, "a text"))
                .map(LocatedAxis::values)
            : Optional.of(List.of());
    if (header.isEmpty()
        || delimiter.isEmpty()
        || decimal.isEmpty()
        || thousands.isEmpty()
        || encoding.isEmpty()
        || na.isEmpty()) {
      return Optional.empty();
    }
    return areApart("thousands", thousands.get(), "decimal", decimal.get())
            && areApart("decimal", decimal.get(), "delimiter", delimiter.get())
        ? Optional.of(
            new Csv(
                header.get(),
                delimiter.get(),
                na.get(),
                decimal.get(),
                thousands.get(),
                encoding.get()))
        : Optional.empty();
  }

  private Optional<String> choice(String key, Map<String, String> words, String usual) {
    return section.has(key) ? scalars.choice(section.required(key, ""), words) : Optional.of(usual);
  }

  private boolean areApart(String key, String value, String other, String otherValue) {
    if (value.isEmpty() || !value.equals(otherValue)) {
      return true;
    }
    faults.add(section.optional(key, value), "that of " + other + " too", "another character");
    return false;
  }

  private Optional<String> encoding(LocatedNode node) {
    Optional<String> name = scalars.name(node, ENCODING, ENCODINGS);
    if (name.isPresent() && !isKnown(name.get())) {
      faults.add(node, "not known to this Java", ENCODINGS);
      return Optional.empty();
    }
    return name;
  }

  private static boolean isKnown(String name) {
    try {
      return Charset.isSupported(name);
    } catch (IllegalCharsetNameException e) {
      return false;
    }
  }
}
