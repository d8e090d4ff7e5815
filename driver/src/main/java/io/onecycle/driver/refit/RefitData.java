package io.onecycle.driver.refit;

import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.stage.StagedCatalog;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.batch.MiniBatches;
import io.onecycle.worker.model.ExampleSets;
import io.onecycle.worker.model.StockNetwork;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The data of a refit in this JVM, for one thread: the very mini-batches that a trial of this seed
 * would see.
 */
public final class RefitData {

  private static final int EVALUATION_BATCH = 500;
  private static final ThreadLocal<Optional<RefitData>> LAST =
      ThreadLocal.withInitial(Optional::empty);

  private final RefitSpec spec;
  private final Dataset data;
  private final MiniBatches batches;
  private int epoch = -1;
  private int next;

  private RefitData(RefitSpec spec) throws IOException {
    this.spec = spec;
    Trial trial = spec.trial();
    this.data = load(spec.trial(), spec.dataDirectory());
    this.batches = MiniBatches.of(data, trial.training(), EVALUATION_BATCH, trial.seed());
  }

  private static Dataset load(Trial trial, String directory) throws IOException {
    Optional<Path> first = directory.isBlank() ? Optional.empty() : Optional.of(Path.of(directory));
    return StagedCatalog.load(trial.data(), first, SparkStores::hadoop).learntWhole();
  }

  /**
   * Makes sure that {@code trial} can be refitted with the data as it is here.
   *
   * @throws IOException if it cannot be read; the message says where was looked
   * @throws IllegalArgumentException if numbers are learnt
   */
  static void require(Trial trial, String directory) throws IOException {
    Target target = load(trial, directory).train().target();
    Require.that(
        target instanceof Target.Classes,
        "data",
        "%s (%s to learn)".formatted(trial.data().name(), target),
        "classes: refit evaluates accuracy and cross-entropy");
  }

  /**
   * The data of {@code spec}, the one that the calling thread used last if that was it.
   *
   * @throws IOException if it cannot be read; the message says where was looked
   */
  public static RefitData here(RefitSpec spec) throws IOException {
    Optional<RefitData> last = LAST.get().filter(one -> one.spec.equals(spec));
    if (last.isPresent()) {
      return last.get();
    }
    RefitData fresh = new RefitData(spec);
    LAST.set(Optional.of(fresh));
    return fresh;
  }

  /** Of an epoch. */
  public int trainImages() {
    return data.train().count();
  }

  /** To put images into. */
  public int classes() {
    return data.train().target().outputs();
  }

  /** Mini-batches of an epoch. */
  public int perEpoch() {
    return batches.training().perEpoch();
  }

  /** That of the data set, or what the training images give. */
  public Normalisation normalisation() {
    return data.normalisation().orElseGet(() -> Normalisation.of(data.train()));
  }

  /** As it begins, in Deeplearning4j's own classes. */
  public StockNetwork network() {
    return StockNetwork.of(spec.trial(), perEpoch(), data.train());
  }

  /** Whose shape and target the network is made for. */
  public Examples examples() {
    return data.train();
  }

  /** A mini-batch of all workers together, valid until the next call. */
  public Batch batch(int ofEpoch, int index) {
    if (ofEpoch != epoch || index < next) {
      batches.training().startEpoch(ofEpoch);
      epoch = ofEpoch;
      next = 0;
    }
    batches.training().skip(index - next);
    next = index + 1;
    return batches.training().next();
  }

  /** Every {@code workers}-th mini-batch of the test images, from the {@code worker}-th on. */
  public List<DataSet> test(int worker, int workers) {
    List<DataSet> own = new ArrayList<>();
    batches.validation().restart();
    for (int i = 0; batches.validation().hasNext(); i++) {
      Batch batch = batches.validation().next();
      if (i % workers == worker) {
        own.add(ExampleSets.of(batch, 0, batch.size(), data.train().target()));
      }
    }
    return own;
  }
}
