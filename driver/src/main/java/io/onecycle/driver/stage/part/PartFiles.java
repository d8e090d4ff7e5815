package io.onecycle.driver.stage.part;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.ChannelMoments;
import io.onecycle.worker.data.staged.Kind;
import io.onecycle.worker.data.staged.StagedPart;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;
import org.apache.spark.deploy.SparkHadoopUtil;

/**
 * Writes parts from where a Spark task runs.
 *
 * @param folder of the staged data
 * @param set train, validation or test
 */
public record PartFiles(String folder, String set) implements Serializable {

  /** Hadoop as Spark has it set up, on executors and on the driver, also before Spark is up. */
  public static Configuration hadoop() {
    SparkConf conf = SparkEnv.get() == null ? new SparkConf() : SparkEnv.get().conf();
    return SparkHadoopUtil.get().newConfiguration(conf);
  }

  /** Writes what a task reads. */
  public PartOutcome write(int piece, PartTask task) {
    List<String> skipped = new ArrayList<>();
    PartOutcome outcome = write(piece, task.source(), () -> task.read(hadoop(), skipped::add));
    return outcome instanceof PartOutcome.Written written ? written.without(skipped) : outcome;
  }

  /**
   * Writes what {@code reading} gives. Nothing escapes: Spark would try again what stays wrong.
   *
   * @param piece its place among all of the set, from 0
   * @param source what messages call it
   */
  public PartOutcome write(int piece, String source, Reading reading) {
    try {
      Examples examples = reading.read();
      ResultFiles files = ResultFiles.at(folder, hadoop()).retrying();
      Kind kind = Kind.of(examples);
      List<StagedPart> parts = new ArrayList<>();
      int most = kind.perPart();
      for (int from = 0; from < examples.count(); from += most) {
        int count = Math.min(most, examples.count() - from);
        Examples some =
            count == examples.count()
                ? examples
                : examples.subset(IntStream.range(from, from + count).toArray());
        String name = String.format(Locale.ROOT, "%s-%05d-%03d.part", set, piece, from / most);
        byte[] file = StagedPart.encode(some);
        files.put(name, file);
        parts.add(StagedPart.of(name, count, file));
      }
      return new PartOutcome.Written(
          source, kind, parts, ChannelMoments.of(examples), Fingerprints.of(examples), List.of());
    } catch (Exception e) {
      String message = e.getMessage();
      return new PartOutcome.Unusable(
          source,
          message != null && message.startsWith("Cannot ")
              ? message
              : "Cannot use " + source + ": " + (message == null ? e.toString() : message));
    } catch (OutOfMemoryError e) {
      return new PartOutcome.Unusable(
          source, "Cannot use " + source + ": it does not fit into the executor's memory");
    }
  }

  /** Makes the examples of a piece. */
  @FunctionalInterface
  public interface Reading {
    Examples read() throws Exception;
  }
}
