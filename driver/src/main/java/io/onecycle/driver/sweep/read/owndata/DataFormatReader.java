package io.onecycle.driver.sweep.read.owndata;

import io.onecycle.driver.sweep.read.field.AxisReader;
import io.onecycle.driver.sweep.read.field.LocatedAxis;
import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataFormat.Csv;
import io.onecycle.worker.trial.DataFormat.Kind;
import io.onecycle.worker.trial.DataFormat.Missing;
import io.onecycle.worker.trial.DataFormat.Task;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what is particular to a format of one's own data. */
final class DataFormatReader {

  static final List<String> NAMES =
      List.of("idx", "cifar10", "cifar100", "images", "csv", "parquet", "dl4j", "class");

  private static final List<String> TABLE =
      List.of("target", "features", "categorical", "ignore", "task", "missing");
  private static final List<String> CSV =
      Stream.concat(TABLE.stream(), CsvReader.KEYS.stream()).toList();
  private static final Pattern COLUMN = Pattern.compile("(?s).{1,1000}");
  private static final Pattern CLASS = Pattern.compile("[A-Za-z_$][\\w$.]*");

  private final Section section;
  private final FaultList faults;
  private final Scalars scalars;
  private final AxisReader lists;

  DataFormatReader(Section section, FaultList faults) {
    this.section = section;
    this.faults = faults;
    this.scalars = new Scalars(faults);
    this.lists = new AxisReader(faults);
  }

  /** The keys that a format has beside those of all. */
  static List<String> keys(String format) {
    return switch (format) {
      case "images" -> ImagesReader.KEYS;
      case "csv" -> CSV;
      case "parquet" -> TABLE;
      case "dl4j" -> List.of("task");
      case "class" -> List.of("class");
      default -> List.of();
    };
  }

  Optional<DataFormat> read(String format) {
    return switch (format) {
      case "idx" -> Optional.of(new DataFormat.Idx());
      case "cifar10" -> Optional.of(new DataFormat.Cifar(false));
      case "cifar100" -> Optional.of(new DataFormat.Cifar(true));
      case "images" -> new ImagesReader(section, faults).read();
      case "csv" -> table(Kind.CSV);
      case "parquet" -> table(Kind.PARQUET);
      case "dl4j" -> task().map(DataFormat.Dl4j::new);
      default ->
          scalars
              .name(
                  section.required("class", "the name of a class in a jar of --jars"),
                  CLASS,
                  "the name of a class")
              .map(DataFormat.JavaClass::new);
    };
  }

  private Optional<DataFormat> table(Kind kind) {
    Optional<List<String>> targets =
        columns(section.required("target", "the column to be learnt, or a list of them"));
    Optional<List<String>> features = optionalColumns("features");
    Optional<List<String>> categorical = optionalColumns("categorical");
    Optional<List<String>> ignored = optionalColumns("ignore");
    Optional<Task> task = task();
    boolean isTold = section.has("task");
    Optional<Missing> missing =
        scalars.choice(section.optional("missing", "error"), Scalars.names(Missing.values()));
    Optional<Csv> csv =
        kind == Kind.CSV ? new CsvReader(section, faults).read() : Optional.of(Csv.USUAL);
    if (task.filter(Task.CLASSIFICATION::equals).isPresent()
        && targets.filter(names -> names.size() > 1).isPresent()) {
      faults.add(
          section.required("target", ""), "more than one column", "one, or task: regression");
      return Optional.empty();
    }
    if (targets.isEmpty()
        || features.isEmpty()
        || categorical.isEmpty()
        || ignored.isEmpty()
        || task.isEmpty()
        || missing.isEmpty()
        || csv.isEmpty()) {
      return Optional.empty();
    }
    List<Boolean> apart =
        List.of(
            apart(targets.get(), "the target", "features", features.get()),
            apart(targets.get(), "the target", "categorical", categorical.get()),
            apart(targets.get(), "the target", "ignore", ignored.get()),
            apart(features.get(), "the feature", "ignore", ignored.get()),
            apart(categorical.get(), "the category", "ignore", ignored.get()));
    if (apart.contains(false)) {
      return Optional.empty();
    }
    return Optional.of(
        new DataFormat.Table(
            kind,
            targets.get(),
            features.get(),
            categorical.get(),
            ignored.get(),
            task.filter(told -> isTold),
            missing.get(),
            csv.get()));
  }

  private boolean apart(List<String> others, String what, String key, List<String> columns) {
    List<String> both = columns.stream().filter(others::contains).toList();
    if (!both.isEmpty()) {
      faults.add(
          section.required(key, ""), "a list with " + what + " " + both.get(0), "other columns");
    }
    return both.isEmpty();
  }

  private Optional<Task> task() {
    return scalars.choice(section.optional("task", "classification"), Scalars.names(Task.values()));
  }

  private Optional<List<String>> optionalColumns(String key) {
    return section.has(key) ? columns(section.required(key, "")) : Optional.of(List.of());
  }

  private Optional<List<String>> columns(LocatedNode node) {
    return lists
        .distinct(node, item -> scalars.name(item, COLUMN, "the name of a column"))
        .map(LocatedAxis::values);
  }
}
