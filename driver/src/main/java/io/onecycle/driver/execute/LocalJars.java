package io.onecycle.driver.execute;

import java.io.File;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;

/**
 * Jars that Spark would hand out where there is nobody to hand them to: with a local master, trials
 * run in the JVM that has them already, and Spark would still copy each into its temporary folder,
 * 200 MB of ours.
 */
final class LocalJars {

  private static final String JARS = "spark.jars";

  private LocalJars() {}

  /** Keeps back the jars that this JVM has its classes from. */
  static void keepBack(SparkConf conf) {
    Set<Path> known = known(Thread.currentThread().getContextClassLoader());
    List<String> others =
        Arrays.stream(conf.get(JARS, "").split(","))
            .map(String::strip)
            .filter(jar -> !jar.isEmpty())
            .filter(jar -> local(jar).filter(known::contains).isEmpty())
            .toList();
    if (others.isEmpty()) {
      conf.remove(JARS);
    } else {
      conf.set(JARS, String.join(",", others));
    }
  }

  private static Set<Path> known(ClassLoader loader) {
    Set<Path> known =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> !entry.isBlank())
            .map(entry -> Path.of(entry).toAbsolutePath().normalize())
            .collect(Collectors.toCollection(HashSet::new));
    for (ClassLoader each = loader; each != null; each = each.getParent()) {
      if (each instanceof URLClassLoader urls) {
        Arrays.stream(urls.getURLs())
            .map(URL::toString)
            .forEach(url -> local(url).ifPresent(known::add));
      }
    }
    return known;
  }

  /** Where a jar is on this machine; empty if it is elsewhere. */
  private static Optional<Path> local(String jar) {
    try {
      Path path =
          jar.startsWith("file:")
              ? Path.of(URI.create(jar).getPath())
              : jar.contains(":") ? null : Path.of(jar);
      return Optional.ofNullable(path).map(it -> it.toAbsolutePath().normalize());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
