package io.onecycle.driver.execute;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Versions of Spark and Scala that belong together. A jar runs on the major version of Spark and
 * the Scala that it was built for; elsewhere methods would be missing, here and there and late.
 *
 * @param spark e.g. {@code 3.5.9}
 * @param scala e.g. {@code 2.12}, or longer
 */
public record SparkLine(String spark, String scala) {

  /**
   * What is wrong with the Spark on the class path, in words; empty if nothing, or there is none.
   */
  public static Optional<String> fault() {
    SparkLine built = built();
    // An IDE that builds without Maven leaves the placeholders as they are.
    return built.spark.startsWith("$") ? Optional.empty() : installed().flatMap(built::fault);
  }

  /** What this build is for. */
  public static SparkLine built() {
    try (InputStream in = SparkLine.class.getResourceAsStream("version.properties")) {
      Properties built = new Properties();
      built.load(in);
      return new SparkLine(built.getProperty("spark"), built.getProperty("scala"));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read version.properties from the jar", e);
    }
  }

  /** What is on the class path. No class of Spark is asked: the wrong one might not answer. */
  static Optional<SparkLine> installed() {
    ClassLoader loader = SparkLine.class.getClassLoader();
    try (InputStream in = loader.getResourceAsStream("spark-version-info.properties")) {
      if (in == null) {
        return Optional.empty();
      }
      Properties spark = new Properties();
      spark.load(in);
      String scala =
          (String)
              Class.forName("scala.util.Properties", true, loader)
                  .getMethod("versionNumberString")
                  .invoke(null);
      return Optional.of(new SparkLine(spark.getProperty("version", "unknown"), scala));
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("Cannot find out which Spark is on the class path", e);
    }
  }

  Optional<String> fault(SparkLine installed) {
    boolean together =
        start(spark, 1).equals(start(installed.spark, 1))
            && start(scala, 2).equals(start(installed.scala, 2));
    return together
        ? Optional.empty()
        : Optional.of(
            ("Invalid Spark: %s, expected %s, which this jar is for; docs/cluster.md has the jar"
                    + " for each Spark")
                .formatted(words(installed.spark, installed.scala), words(start(spark, 2), scala)));
  }

  private static String words(String spark, String scala) {
    return "%s with Scala %s".formatted(spark, start(scala, 2));
  }

  /** The first numbers of a version, e.g. 3.5 of 3.5.9 for two. */
  private static String start(String version, int parts) {
    return Arrays.stream(version.split("[.-]")).limit(parts).collect(Collectors.joining("."));
  }
}
