package io.onecycle.driver.stage;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.sweep.yaml.Fault;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/** Stages what a test has written into a folder. */
final class Stages implements AutoCloseable {

  private final JavaSparkContext spark;

  Stages() {
    this.spark =
        new JavaSparkContext(
            new SparkConf()
                .setMaster("local[2]")
                .setAppName("stages")
                .set("spark.ui.enabled", "false")
                .set("spark.driver.host", "127.0.0.1")
                .set("spark.driver.bindAddress", "127.0.0.1"));
  }

  SparkSession sql() {
    return SparkSession.builder().sparkContext(spark.sc()).getOrCreate();
  }

  /** A sweep of {@code data}, the mapping as a sweep file has it. */
  static SweepSpec sweep(String data) {
    return sweep(data, "mlp");
  }

  static SweepSpec sweep(String data, String model) {
    return sweep(data, model, "");
  }

  /** With further keys of {@code train}, after a comma. */
  static SweepSpec sweep(String data, String model, String train) {
    String text =
        """
        name: x
        data: %s
        model: %s
        train: {epochs: 9, batch_size: 1%s}
        grid: {max_lr: 0.1}
        """
            .formatted(data, model, train);
    SweepFile read = SweepFile.parse("x.yaml", text);
    if (read instanceof SweepFile.Faulty faulty) {
      throw new IllegalArgumentException(
          faulty.faults().stream().map(Fault::message).toList().toString());
    }
    return ((SweepFile.Valid) read).spec();
  }

  static Staging staging(SweepSpec spec, Path folder) {
    try {
      String root = folder.resolve("staged").toString();
      return Staging.of(spec, folder, root, new Configuration()).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  DataSpec.Own version(String data, Path folder) {
    try {
      return (DataSpec.Own) staging(sweep(data), folder).stage(spark).data();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version that another way of cutting files into Spark partitions gives. */
  DataSpec.Own versionInPiecesOf(int bytes, String data, Path folder) {
    Map<String, String> settings =
        Map.of(
            "spark.sql.files.maxPartitionBytes",
            Integer.toString(bytes),
            "spark.sql.files.openCostInBytes",
            "1");
    settings.forEach((key, value) -> sql().conf().set(key, value));
    try {
      return version(data, folder);
    } finally {
      settings.keySet().forEach(key -> sql().conf().unset(key));
    }
  }

  /** What is said when that is staged. */
  String summary(String data, Path folder) {
    version(data, folder);
    return staging(sweep(data), folder).summary().orElseThrow();
  }

  Dataset load(String data, Path folder) {
    return load(version(data, folder));
  }

  static Dataset load(DataSpec.Own own) {
    try {
      return LocalCopies.of(own, new Configuration()).load(own.name());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JavaSparkContext spark() {
    return spark;
  }

  static void write(Path file, String... lines) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, String.join("\n", lines) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    spark.close();
  }
}
