package io.onecycle.driver.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names the disk that is full: the operating system says only that one is. */
final class FullDisks {

  /** Less than this is full to whoever writes. */
  private static final long NEXT_TO_NOTHING = 1 << 20;

  private static final List<String> WORDS =
      List.of("No space left on device", "Disk quota exceeded", "not enough space on the disk");

  private FullDisks() {}

  /** Which of this process's folders are full, in words, if a failure says that a disk is. */
  static Optional<String> behind(Throwable failure) {
    return behind(failure, places(System.getProperties(), System.getenv()), FullDisks::free);
  }

  /** Where this process writes, Spark's own folders among them. */
  static List<Path> places(Properties properties, Map<String, String> environment) {
    return Stream.of(
            Optional.ofNullable(environment.get("SPARK_LOCAL_DIRS")),
            Optional.ofNullable(properties.getProperty("spark.local.dir")),
            Optional.ofNullable(properties.getProperty("java.io.tmpdir")),
            Optional.ofNullable(properties.getProperty("user.dir")),
            Optional.ofNullable(properties.getProperty("user.home")))
        .flatMap(Optional::stream)
        .flatMap(folders -> Stream.of(folders.split(",", -1)))
        .map(String::strip)
        .filter(folder -> !folder.isEmpty())
        .map(Path::of)
        .toList();
  }

  static Optional<String> behind(
      Throwable failure, List<Path> places, ToLongFunction<Path> freeBytes) {
    boolean isOfADisk =
        Stream.iterate(failure, each -> each != null, Throwable::getCause)
            .map(each -> String.valueOf(each.getMessage()))
            .anyMatch(message -> WORDS.stream().anyMatch(message::contains));
    if (!isOfADisk) {
      return Optional.empty();
    }
    String full =
        places.stream()
            .distinct()
            .filter(place -> freeBytes.applyAsLong(place) < NEXT_TO_NOTHING)
            .map(Path::toString)
            .collect(Collectors.joining(", "));
    return Optional.of(
        full.isEmpty()
            ? "there is room now in "
                + places.stream().distinct().map(Path::toString).collect(Collectors.joining(", "))
                + "; look at the disk of the results and at those of executors"
            : "full is the disk of " + full);
  }

  private static long free(Path place) {
    try {
      return Files.getFileStore(place).getUsableSpace();
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
