package io.onecycle.driver.sweep;

import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSource.TestSet;
import io.onecycle.worker.trial.DataSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the name of a built-in data set, or where data of one's own is and how it is read. */
final class DataReader {

  private static final String OWN = "{source: URI, format: FORMAT, …}";
  private static final Map<String, DataSpec> BUILT_IN = new LinkedHashMap<>();
  private static final List<String> COMMON = List.of("source", "format", "test", "label");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,100}");
  private static final String LABELLED = "up to 100 of the characters a-z, 0-9, _ and -";
  private static final Pattern ANY = Pattern.compile("\\S.*");

  static {
    for (String name : BuiltInData.names()) {
      BUILT_IN.put(name, new DataSpec.BuiltIn(name));
    }
  }

  static final String EXPECTED = "one of " + String.join(", ", BUILT_IN.keySet()) + ", or " + OWN;

  private final Faults faults;
  private final Scalars scalars;

  DataReader(Faults faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  Optional<DataSpec> read(LocatedNode node) {
    return node instanceof LocatedNode.Mapping mapping
        ? own(mapping).map(DataSpec.Unstaged::new)
        : scalars.choice(node, BUILT_IN, List.of(OWN));
  }

  private Optional<DataSource> own(LocatedNode.Mapping mapping) {
    Optional<String> name = format(mapping);
    // Without a format it is not known which keys belong here.
    List<String> keys =
        name.map(DataFormatReader::keys).orElseGet(() -> List.copyOf(mapping.entries().keySet()));
    List<String> known = Stream.of(COMMON, keys).flatMap(List::stream).distinct().toList();
    Section section = Section.of(mapping, known, faults);
    boolean isClass = name.filter("class"::equals).isPresent();
    Optional<String> uri =
        isClass && !section.has("source")
            ? Optional.of("")
            : text(section.required("source", "a file, a folder or their URI"), "a path or a URI");
    Optional<DataFormat> format =
        name.flatMap(named -> new DataFormatReader(section, faults).read(named));
    Optional<TestSet> test = test(section, isClass);
    Optional<String> label =
        section.has("label")
            ? scalars.name(section.required("label", LABELLED), LABEL, LABELLED)
            : uri.map(DataReader::label);
    return uri.isEmpty() || format.isEmpty() || test.isEmpty() || label.isEmpty()
        ? Optional.empty()
        : Optional.of(new DataSource(label.get(), uri.get(), format.get(), test.get()));
  }

  private Optional<String> format(LocatedNode.Mapping mapping) {
    Map<String, String> names =
        DataFormatReader.NAMES.stream()
            .collect(Collectors.toMap(n -> n, n -> n, (a, b) -> a, LinkedHashMap::new));
    LocatedNode.Entry entry = mapping.entries().get("format");
    if (entry == null) {
      faults.missing(
          LocatedNode.below(mapping.path(), "format"),
          mapping.line(),
          "one of " + String.join(", ", names.keySet()));
      return Optional.empty();
    }
    return scalars.choice(entry.value(), names);
  }

  private Optional<TestSet> test(Section section, boolean isClass) {
    if (!section.has("test")) {
      return Optional.of(new TestSet.Beside());
    }
    LocatedNode node = section.required("test", "");
    if (isClass) {
      faults.add(node, "not for a class", "no such key: the class gives the test set");
      return Optional.empty();
    }
    boolean isNumber =
        node instanceof LocatedNode.Scalar scalar
            && scalar.text().matches("[-+.]?[0-9][0-9.eE+-]*");
    return isNumber
        ? scalars.number(node, Bound.TEST_SHARE).map(TestSet.Share::new)
        : text(node, "a path or a URI, or a share in (0, 1)").map(TestSet.At::new);
  }

  private Optional<String> text(LocatedNode node, String expected) {
    return scalars.name(node, ANY, expected);
  }

  /** The last part of a path, without its ending. */
  private static String label(String uri) {
    String last = uri.replaceAll("/+$", "").replaceAll(".*/", "").replaceAll("\\.[a-z]{1,8}$", "");
    String plain = last.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]+", "-");
    String cut = plain.substring(0, Math.min(100, plain.length()));
    return cut.isEmpty() ? "own" : cut;
  }
}
