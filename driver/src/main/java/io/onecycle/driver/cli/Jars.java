package io.onecycle.driver.cli;

import io.onecycle.worker.check.Require;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Jars with classes that a sweep file names. */
final class Jars {

  private static final String SPARK_JARS = "spark.jars";

  @Option(
      names = "--jars",
      paramLabel = "JAR,…",
      split = ",",
      description = "Jars with networks, metrics or data of your own, also for executors.")
  private List<Path> paths = List.of();

  /**
   * Makes their classes known to the calling thread, where the JVM was not started with them.
   *
   * @throws IllegalArgumentException naming those that cannot be read
   */
  void use() {
    List<URL> urls = new ArrayList<>();
    List<Path> missing = paths.stream().filter(path -> !Files.isReadable(path)).toList();
    Require.that(missing.isEmpty(), "--jars", missing, "jars that can be read");
    for (Path path : paths) {
      if (!isKnown(path)) {
        urls.add(url(path));
      }
    }
    if (!urls.isEmpty()) {
      Thread thread = Thread.currentThread();
      thread.setContextClassLoader(
          new URLClassLoader(urls.toArray(URL[]::new), thread.getContextClassLoader()));
    }
  }

  /** What Spark is to be told to bring them to executors. */
  Map<String, String> settings() {
    if (paths.isEmpty()) {
      return Map.of();
    }
    Stream<String> submitted =
        Arrays.stream(System.getProperty(SPARK_JARS, "").split(",")).filter(jar -> !jar.isBlank());
    Stream<String> ours =
        paths.stream().filter(path -> !isSubmitted(path)).map(path -> url(path).toString());
    String all = Stream.concat(submitted, ours).distinct().collect(Collectors.joining(","));
    return Map.of(SPARK_JARS, all);
  }

  private static boolean isKnown(Path path) {
    return isSubmitted(path)
        || Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .anyMatch(entry -> !entry.isBlank() && absolute(Path.of(entry)).equals(absolute(path)));
  }

  private static boolean isSubmitted(Path path) {
    return Arrays.stream(System.getProperty(SPARK_JARS, "").split(","))
        .anyMatch(
            jar -> absolute(Path.of(jar.replaceFirst("^file:/+", "/"))).equals(absolute(path)));
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }

  private static URL url(Path path) {
    try {
      return absolute(path).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("Invalid --jars: %s, expected a path".formatted(path), e);
    }
  }
}
