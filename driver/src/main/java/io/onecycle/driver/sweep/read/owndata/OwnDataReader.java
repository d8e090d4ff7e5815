package io.onecycle.driver.sweep.read.owndata;

import io.onecycle.driver.sweep.read.field.Bound;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSource.TestSet;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads where data of one's own is and how it is read. */
public final class OwnDataReader {

  /** How errors show what this reads. */
  public static final String FORM = "{source: URI, format: FORMAT, …}";

  private static final List<String> COMMON =
      List.of("source", "format", "validation", "test", "divide", "label");
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,100}");
  private static final String LABELLED = "up to 100 of the characters a-z, 0-9, _ and -";
  private static final Pattern ANY = Pattern.compile("\\S.*");

  private final FaultList faults;
  private final Scalars scalars;

  public OwnDataReader(FaultList faults) {
    this.faults = faults;
    this.scalars = new Scalars(faults);
  }

  /** What is written there; empty, with its faults told, where that cannot be. */
  public Optional<DataSource> read(LocatedNode.Mapping mapping) {
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
    Optional<String> validation = validation(section, isClass);
    Optional<Boolean> divide =
        scalars.choice(section.optional("divide", "true"), Map.of("true", true, "false", false));
    Optional<String> label =
        section.has("label")
            ? scalars.name(section.required("label", LABELLED), LABEL, LABELLED)
            : uri.map(OwnDataReader::label);
    return validation.isEmpty() == section.has("validation")
            || Stream.of(uri, format, test, divide, label).anyMatch(Optional::isEmpty)
        ? Optional.empty()
        : Optional.of(
            new DataSource(
                label.get(), uri.get(), format.get(), test.get(), validation, divide.get()));
  }

  /** Tells what can be known to be at fault before any of {@code data} is read. */
  public void check(
      DataSpec data,
      Section sweep,
      Section train,
      Optional<Training> training,
      Optional<ModelSpec> model) {
    new OwnDataChecks(data, faults).check(sweep, train, training, model);
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
    return isNumber(node)
        ? scalars.number(node, Bound.TEST_SHARE).map(TestSet.Share::new)
        : text(node, "a path or a URI, or a share in (0, 1)").map(TestSet.At::new);
  }

  /** A share is no set of its own: trials hold it out, each seed another. */
  private Optional<String> validation(Section section, boolean isClass) {
    if (!section.has("validation")) {
      return Optional.empty();
    }
    LocatedNode node = section.required("validation", "");
    if (isClass) {
      faults.add(
          node,
          "not for a class",
          "no such key: the class gives the validation set, where it has a method validation");
      return Optional.empty();
    }
    if (isNumber(node)) {
      faults.add(
          node,
          "a number",
          "a path or a URI; for a share of the training examples train.validation");
      return Optional.empty();
    }
    return text(node, "a path or a URI");
  }

  private static boolean isNumber(LocatedNode node) {
    return node instanceof LocatedNode.Scalar scalar
        && scalar.text().matches("[-+.]?[0-9][0-9.eE+-]*");
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
