package io.onecycle.driver.execute;

import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** Asks executors what files hold that the driver's machine lacks: one that has them is enough. */
final class DataAsked {

  /** For others to be asked before one that lacks them is asked again. */
  private static final long REST_MILLIS = 1_000;

  /** Executors may be about to come, or a disk to be mounted. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private DataAsked() {}

  /** What one of them says. */
  private record Said(DataSpec found, String fault) implements Serializable {}

  /**
   * The data as it is known there.
   *
   * @throws IOException in the words of one of them, if none has the files
   */
  static DataSpec of(JavaSparkContext spark, TrialRunner runner, DataSpec data) throws IOException {
    LivedTime waited = new LivedTime(System::nanoTime);
    while (true) {
      List<Said> all = all(spark, runner, data);
      Optional<DataSpec> found =
          all.stream().filter(said -> said.fault.isEmpty()).map(Said::found).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      if (waited.passed().compareTo(PATIENCE) > 0) {
        throw new IOException(all.get(0).fault);
      }
    }
  }

  private static List<Said> all(JavaSparkContext spark, TrialRunner runner, DataSpec data) {
    int slots = Math.max(1, spark.defaultParallelism());
    return spark
        .parallelize(IntStream.range(0, slots).boxed().toList(), slots)
        .map(slot -> Packed.pack(ask(runner, data)))
        .collect()
        .stream()
        .map(DataAsked::unpack)
        .toList();
  }

  private static Said ask(TrialRunner runner, DataSpec data) throws InterruptedException {
    try {
      return new Said(runner.known(data), "");
    } catch (IOException e) {
      Thread.sleep(REST_MILLIS);
      return new Said(data, String.valueOf(e.getMessage()));
    }
  }

  private static Said unpack(byte[] bytes) {
    try {
      return Packed.unpack(bytes, Said.class);
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("Cannot read what an executor says of the data", e);
    }
  }
}
