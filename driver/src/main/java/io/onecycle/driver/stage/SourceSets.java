package io.onecycle.driver.stage;

import io.onecycle.driver.stage.Division.Part;
import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.Origin;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSource.TestSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;

/**
 * The files of a sweep's data, by set: as the sweep names them, else as their names divide them.
 *
 * @param files of each set
 * @param unused places of sets that names tell of and the sweep takes from elsewhere
 * @param strays files that are no data
 * @param labels the list of classes, where images have one
 */
record SourceSets(
    Division files, List<String> unused, List<SourceFile> strays, Optional<SourceFile> labels) {

  static final SourceSets NONE =
      new SourceSets(Division.none(List.of()), List.of(), List.of(), Optional.empty());

  SourceSets {
    unused = List.copyOf(unused);
    strays = List.copyOf(strays);
  }

  /**
   * Looks at names, not into files.
   *
   * @param base what relative paths are below
   * @throws InvalidDataException if files are not there, or can be taken in several ways
   */
  static SourceSets of(DataSource source, Path base, Configuration hadoop) throws IOException {
    List<SourceFile> strays = new ArrayList<>();
    Optional<Part> validation = Optional.empty();
    if (source.validation().isPresent()) {
      String uri = source.validation().get();
      validation = Optional.of(named(source, SetName.VALIDATION, uri, base, hadoop, strays));
    }
    Optional<Part> test = Optional.empty();
    if (source.test() instanceof TestSet.At at) {
      test = Optional.of(named(source, SetName.TEST, at.uri(), base, hadoop, strays));
    }
    List<SourceFile> all = list(source, source.uri(), base, hadoop, strays);
    // A set that is named may lie within the source.
    Set<String> elsewhere =
        Stream.of(validation, test)
            .flatMap(Optional::stream)
            .flatMap(part -> part.files().stream())
            .map(SourceFile::uri)
            .collect(Collectors.toCollection(HashSet::new));
    List<SourceFile> files = all.stream().filter(file -> !elsewhere.contains(file.uri())).toList();
    if (files.isEmpty()) {
      throw new InvalidDataException(
          "Cannot find what to learn from in %s: all of it is named as validation or test"
              .formatted(source.uri()));
    }
    Division division = source.isDivided() ? divide(source.format(), files) : Division.none(files);
    List<String> unused = new ArrayList<>();
    if (validation.isPresent() && !division.validation().isEmpty()) {
      unused.add(division.validation().place());
    }
    boolean takesTest = source.test() instanceof TestSet.Beside;
    if (!takesTest && !division.test().isEmpty()) {
      unused.add(division.test().place());
    }
    return new SourceSets(
        new Division(
            division.train(),
            validation.orElse(division.validation()),
            takesTest ? division.test() : test.orElse(Part.NONE)),
        unused,
        strays,
        labels(source, base, hadoop));
  }

  private static Optional<SourceFile> labels(DataSource source, Path base, Configuration hadoop)
      throws IOException {
    return source.format() instanceof DataFormat.Images images
            && images.labels() instanceof DataFormat.Labels.Listed listed
        ? Optional.of(SourceFiles.list(SourceFiles.absolute(listed.uri(), base), hadoop).get(0))
        : Optional.empty();
  }

  /** All examples. */
  List<SourceFile> read() {
    return Stream.of(files.train(), files.validation(), files.test())
        .flatMap(part -> part.files().stream())
        .toList();
  }

  /** As it is kept with what is staged. */
  Origin origin() {
    return Origin.of(
        files.train().place(),
        files.validation().place(),
        files.test().place(),
        unused,
        strays.stream().map(SourceFile::name).toList());
  }

  private static Part named(
      DataSource source,
      SetName set,
      String uri,
      Path base,
      Configuration hadoop,
      List<SourceFile> strays)
      throws IOException {
    List<SourceFile> files = list(source, uri, base, hadoop, strays);
    if (source.format() instanceof DataFormat.Cifar) {
      files = CifarPieces.among(files);
    } else if (source.format() instanceof DataFormat.Idx) {
      files = IdxPieces.among(files);
    }
    Division inside =
        !source.isDivided()
            ? Division.none(files)
            : source.format() instanceof DataFormat.Cifar
                ? FileDivision.of(files)
                : divide(source.format(), files);
    Part own =
        !inside.isDivided()
            ? inside.train()
            : set == SetName.TEST ? inside.test() : inside.validation();
    if (own.isEmpty()) {
      throw new InvalidDataException(
          "Cannot find the %s set in %s: names tell of other sets, expected one file or folder of it"
              .formatted(set.title(), uri));
    }
    return new Part(uri, own.files());
  }

  private static List<SourceFile> list(
      DataSource source, String uri, Path base, Configuration hadoop, List<SourceFile> strays)
      throws IOException {
    List<SourceFile> all = SourceFiles.list(SourceFiles.absolute(uri, base), hadoop);
    // What is named alone is meant.
    Map<Boolean, List<SourceFile>> areStrays =
        all.stream()
            .collect(
                Collectors.partitioningBy(
                    file -> all.size() > 1 && Strays.are(file.lastName(), source.format())));
    List<SourceFile> no = areStrays.get(true);
    if (no.size() == all.size()) {
      throw new InvalidDataException(
          "Cannot read data from %s: it holds none, but %s"
              .formatted(uri, no.stream().limit(10).map(SourceFile::name).toList()));
    }
    strays.addAll(no);
    return areStrays.get(false);
  }

  private static Division divide(DataFormat format, List<SourceFile> files) {
    if (format instanceof DataFormat.Images images) {
      return FolderDivision.of(files, images.labels() instanceof DataFormat.Labels.ByFolder);
    }
    if (format instanceof DataFormat.Idx) {
      return FileDivision.of(IdxPieces.among(files), IdxPieces::set);
    }
    return format instanceof DataFormat.Cifar ? CifarPieces.divide(files) : FileDivision.of(files);
  }
}
