package io.onecycle.worker.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The places where the files of a data set may be, in the order they are looked in. */
record DataSearch(BuiltInData which, List<IdxDirectory> places) {

  static DataSearch of(BuiltInData which, Optional<Path> directory) {
    List<IdxDirectory> places = new ArrayList<>();
    directory.ifPresent(
        given -> {
          places.add(new IdxDirectory(given));
          places.add(new IdxDirectory(given.resolve(which.dataName())));
        });
    which.installedAt().map(Path::of).map(IdxDirectory::new).ifPresent(places::add);
    return new DataSearch(which, List.copyOf(places));
  }

  /**
   * The first place that has all four files.
   *
   * @throws IOException if none has, naming them all, what each lacks, and what to do
   */
  IdxSource source() throws IOException {
    for (IdxDirectory place : places) {
      if (place.isComplete()) {
        return place;
      }
    }
    throw new FileNotFoundException(
        "Cannot find data set %s: looked in %s, expected %s, each as it is or with .gz; %s"
            .formatted(which, lookedIn(), expected(), remedy()));
  }

  private String lookedIn() {
    return places.isEmpty()
        ? "no directory, as none was given"
        : places.stream()
            .map(place -> place.directory() + " (" + place.lack() + ")")
            .collect(Collectors.joining(", "));
  }

  private static String expected() {
    return Arrays.stream(IdxFile.values()).map(IdxFile::fileName).collect(Collectors.joining(", "));
  }

  private String remedy() {
    String give = "give the directory that holds them with --data DIR";
    return which
        .debianPackage()
        .map(name -> "install Debian's package " + name + ", or " + give)
        .orElse(give);
  }
}
