package io.onecycle.worker.data.staged;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.HeldOutExamples;
import io.onecycle.worker.data.Representation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A staged data set whose files are on this machine.
 *
 * @param folder that its files are in
 * @param kind of its examples
 * @param train parts to learn from, in their order
 * @param validation parts to validate on, in their order; none where there is no validation set
 * @param test parts to test on, in their order; none where there is no test set
 * @param testShare of {@code train} that is the test set, in (0, 1); empty where {@code test} is
 * @param representation what its numbers stand for
 */
public record StagedData(
    Path folder,
    Kind kind,
    List<StagedPart> train,
    List<StagedPart> validation,
    List<StagedPart> test,
    Optional<Double> testShare,
    Representation representation) {

  /** One whose numbers stand for themselves. */
  public StagedData(
      Path folder,
      Kind kind,
      List<StagedPart> train,
      List<StagedPart> validation,
      List<StagedPart> test,
      Optional<Double> testShare) {
    this(folder, kind, train, validation, test, testShare, Representation.PLAIN);
  }

  public StagedData {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
  }

  /** How many of {@code count} examples are learnt from, where a share of them is the test set. */
  public static int trainExamples(int count, Optional<Double> testShare) {
    return testShare.map(share -> count - HeldOutExamples.count(count, share)).orElse(count);
  }

  /**
   * Reads all into memory.
   *
   * @param name as tables call the data set
   * @throws IOException if a file is not what was staged, or all do not fit into this JVM's heap
   */
  public Dataset load(String name) throws IOException {
    long count = count(train) + count(validation) + count(test);
    // Those that are divided are in memory twice for a moment.
    long bytes = kind.bytes(count) * (testShare.isPresent() ? 2 : 1);
    long heap = Runtime.getRuntime().maxMemory();
    if (bytes > heap - heap / 10) {
      throw tooLarge(name, count, bytes, heap, null);
    }
    try {
      Examples all = read(train);
      Optional<Examples> own =
          validation.isEmpty() ? Optional.empty() : Optional.of(read(validation));
      if (testShare.isEmpty()) {
        return Dataset.inAnyOrder(name, all, own, read(test), representation);
      }
      boolean[] held = HeldOutExamples.choose(all, testShare.get());
      return Dataset.inAnyOrder(
          name, all.subset(which(held, false)), own, all.subset(which(held, true)), representation);
    } catch (OutOfMemoryError e) {
      throw tooLarge(name, count, bytes, heap, e);
    }
  }

  private Examples read(List<StagedPart> parts) throws IOException {
    StagedArrays arrays = new StagedArrays(kind, count(parts));
    for (StagedPart part : parts) {
      arrays.take(part.read(folder, kind), part.count());
    }
    return arrays.examples();
  }

  private static int[] which(boolean[] held, boolean wanted) {
    return IntStream.range(0, held.length).filter(i -> held[i] == wanted).toArray();
  }

  private static long count(List<StagedPart> parts) {
    return parts.stream().mapToLong(StagedPart::count).sum();
  }

  private static IOException tooLarge(
      String name, long count, long bytes, long heap, OutOfMemoryError cause) {
    return new IOException(
        ("Cannot load %s: its %d examples take %d MB, and this JVM's heap has %d MB;"
                + " raise spark.executor.memory"
                + " (spark.driver.memory with a local master)")
            .formatted(name, count, bytes >> 20, heap >> 20),
        cause);
  }
}
