package io.onecycle.driver.execute;

import io.onecycle.worker.trial.DataSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;

/** Asks executors what files hold that the driver's machine lacks: one that has them is enough. */
final class DataAsked {

  /** For others to be asked before one that lacks them is asked again. */
  private static final long REST_MILLIS = 1_000;

  private DataAsked() {}

  /**
   * What one of them says, as bytes: a user's session may have a serializer that knows no records.
   */
  private record Said(DataSpec found, String fault) implements Serializable {}

  /**
   * The data as it is known there.
   *
   * @throws IOException in the words of one of them, if none has the files
   */
  static DataSpec of(JavaSparkContext spark, TrialRunner runner, DataSpec data) throws IOException {
    int slots = Math.max(1, spark.defaultParallelism());
    List<Said> all =
        spark
            .parallelize(IntStream.range(0, slots).boxed().toList(), slots)
            .map(slot -> pack(ask(runner, data)))
            .collect()
            .stream()
            .map(DataAsked::unpack)
            .toList();
    return all.stream()
        .filter(said -> said.fault.isEmpty())
        .map(Said::found)
        .findFirst()
        .orElseThrow(() -> new IOException(all.get(0).fault));
  }

  private static Said ask(TrialRunner runner, DataSpec data) throws InterruptedException {
    try {
      return new Said(runner.known(data), "");
    } catch (IOException e) {
      Thread.sleep(REST_MILLIS);
      return new Said(data, String.valueOf(e.getMessage()));
    }
  }

  private static byte[] pack(Said said) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(said);
    }
    return bytes.toByteArray();
  }

  private static Said unpack(byte[] bytes) {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (Said) in.readObject();
    } catch (IOException | ClassNotFoundException e) {
      throw new IllegalStateException("Cannot read what an executor says of the data", e);
    }
  }
}
