package io.onecycle.driver.cli;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * Hadoop's settings in Spark's file of defaults. Commands that spark-submit starts have them from
 * there; the others read them here, so that all find the same results.
 */
final class SparkDefaults {

  private static final String SUBMITTED = "spark.submit.deployMode";
  private static final String OF_HADOOP = "spark.hadoop.";

  private SparkDefaults() {}

  /**
   * Makes them system properties, as spark-submit does, unless it has.
   *
   * @throws UncheckedIOException if the file is there and cannot be read
   */
  static void use(Map<String, String> environment, Properties system) {
    if (system.containsKey(SUBMITTED)) {
      return;
    }
    file(environment)
        .filter(Files::isRegularFile)
        .map(SparkDefaults::read)
        .orElseGet(Properties::new)
        .forEach(
            (key, value) -> {
              if (key.toString().startsWith(OF_HADOOP)) {
                system.putIfAbsent(key, value.toString().strip());
              }
            });
  }

  /** Where Spark looks for it. */
  private static Optional<Path> file(Map<String, String> environment) {
    Optional<Path> conf = Optional.ofNullable(environment.get("SPARK_CONF_DIR")).map(Path::of);
    Optional<Path> home =
        Optional.ofNullable(environment.get("SPARK_HOME")).map(it -> Path.of(it, "conf"));
    return conf.or(() -> home).map(folder -> folder.resolve("spark-defaults.conf"));
  }

  private static Properties read(Path file) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file + ": " + e.getMessage(), e);
    }
    return properties;
  }
}
