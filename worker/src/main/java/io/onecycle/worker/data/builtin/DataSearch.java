package io.onecycle.worker.data.builtin;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The places where the files of a data set may be, in the order they are looked in. */
record DataSearch(BuiltInData which, List<Path> places) {

  static DataSearch of(BuiltInData which, Optional<Path> directory) {
    List<Path> places = new ArrayList<>();
    directory.ifPresent(
        given -> {
          places.add(given);
          places.add(given.resolve(which.dataName()));
          folderOfTheArchive(which).map(given::resolve).ifPresent(places::add);
        });
    which.installedAt().map(Path::of).ifPresent(places::add);
    return new DataSearch(which, List.copyOf(places));
  }

  /**
   * The first place that has all files.
   *
   * @param kind how a place is looked at
   * @throws IOException if none has, naming them all, what each lacks, and what to do
   */
  <P extends DataPlace> P first(Function<Path, P> kind) throws IOException {
    List<P> looked = places.stream().map(kind).toList();
    Optional<P> found = looked.stream().filter(DataPlace::isComplete).findFirst();
    if (found.isEmpty()) {
      throw new FileNotFoundException(
          "Cannot find data set %s: looked in %s, expected %s; %s"
              .formatted(which, lookedIn(looked), expected(), remedy()));
    }
    return found.get();
  }

  private static String lookedIn(List<? extends DataPlace> looked) {
    return looked.isEmpty()
        ? "no directory, as none was given"
        : looked.stream()
            .map(place -> place.directory() + " (" + place.lack() + ")")
            .collect(Collectors.joining(", "));
  }

  private String expected() {
    return which.form() == FileForm.IDX
        ? Arrays.stream(IdxFile.values())
            .map(IdxFile::fileName)
            .collect(Collectors.joining(", ", "", ", each as it is or with .gz"))
        : CifarFile.of(which).stream().map(CifarFile::name).collect(Collectors.joining(", "));
  }

  private String remedy() {
    String give = "give the directory that holds them with --data DIR";
    return which
        .debianPackage()
        .map(name -> "install Debian's package " + name + ", or " + give)
        .orElse(give);
  }

  /** Where the published archive unpacks to. */
  private static Optional<String> folderOfTheArchive(BuiltInData which) {
    return switch (which.form()) {
      case IDX -> Optional.empty();
      case CIFAR10 -> Optional.of("cifar-10-batches-bin");
      case CIFAR100 -> Optional.of("cifar-100-binary");
    };
  }
}
