package io.onecycle.driver.refit;

import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.stage.StagedCatalog;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.TargetScale;
import io.onecycle.worker.data.batch.EvaluationBatches;
import io.onecycle.worker.data.batch.MiniBatches;
import io.onecycle.worker.data.batch.TrainingBatches;
import io.onecycle.worker.model.ExampleSets;
import io.onecycle.worker.model.StockNetwork;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.nd4j.linalg.dataset.DataSet;

/**
 * The data of a refit in this JVM, for one thread: the very mini-batches that a trial of this seed
 * would see.
 */
public final class RefitData {

  private static final int EVALUATION_BATCH = 500;
  private static final ThreadLocal<Optional<RefitData>> LAST =
      ThreadLocal.withInitial(Optional::empty);
  private static final ThreadLocal<Optional<Loaded>> LOADED =
      ThreadLocal.withInitial(Optional::empty);

  private final RefitSpec spec;
  private final Dataset data;
  private final Scaling scaling;
  private final TrainingBatches training;
  private final ComputationGraphConfiguration configuration;
  private int epoch = -1;
  private int next;

  private RefitData(RefitSpec spec) throws IOException {
    this.spec = spec;
    Trial trial = spec.trial();
    this.data = load(spec.trial(), spec.dataDirectory());
    int[] all = all(data.train());
    this.configuration = StockNetwork.configuration(trial, data.train());
    this.scaling = Scaling.of(data, data.train(), all);
    this.training =
        new TrainingBatches(
            data.train(),
            all,
            trial.training().batchSize(),
            trial.training().augment(),
            scaling,
            trial.seed(),
            MiniBatches.weights(data, all, trial.training().classWeights()));
  }

  private static Dataset load(Trial trial, String directory) throws IOException {
    Optional<Loaded> loaded = LOADED.get().filter(one -> one.isOf(trial.data(), directory));
    if (loaded.isPresent()) {
      return loaded.get().dataset;
    }
    Optional<Path> first = directory.isBlank() ? Optional.empty() : Optional.of(Path.of(directory));
    Dataset dataset = StagedCatalog.load(trial.data(), first, SparkStores::hadoop).learntWhole();
    LOADED.set(Optional.of(new Loaded(trial.data(), directory, dataset)));
    return dataset;
  }

  /** What a thread has loaded last: to look whether it is there is to load it. */
  private record Loaded(DataSpec data, String directory, Dataset dataset) {
    boolean isOf(DataSpec other, String elsewhere) {
      return data.equals(other) && directory.equals(elsewhere);
    }
  }

  private static int[] all(Examples examples) {
    return IntStream.range(0, examples.count()).toArray();
  }

  /**
   * Makes sure that {@code trial} can be refitted with the data as it is here.
   *
   * @throws IOException if it cannot be read; the message says where was looked
   */
  static void require(Trial trial, String directory) throws IOException {
    Dataset unused = load(trial, directory);
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

  /** Of the test set; 0 where there is none. */
  public int testExamples() {
    return data.test().count();
  }

  /** Classes to put examples into, or numbers to be told of each. */
  public int outputs() {
    return data.train().target().outputs();
  }

  /** Mini-batches of an epoch. */
  public int perEpoch() {
    return training.perEpoch();
  }

  /** That of the data set, or what the training examples give. */
  public Normalisation normalisation() {
    return scaling.inputs();
  }

  /** What numbers are brought to; of no account for classes. */
  public TargetScale targetScale() {
    return scaling.targets();
  }

  /** Both together. */
  public Scaling scaling() {
    return scaling;
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
      training.startEpoch(ofEpoch);
      epoch = ofEpoch;
      next = 0;
    }
    training.skip(index - next);
    next = index + 1;
    return training.next();
  }

  /** Some of a mini-batch's examples, from one on and up to another, as the network learns them. */
  public DataSet examples(Batch batch, int from, int to) {
    return ExampleSets.toTrain(configuration, batch, from, to, data.train().target());
  }

  /** What outputs are called: classes, or numbers that are learnt. */
  public List<String> outputNames() {
    return data.outputNames();
  }

  /**
   * Every {@code workers}-th mini-batch of the test examples, from the {@code worker}-th on; none
   * where there is no test set.
   */
  public List<DataSet> test(int worker, int workers) {
    List<DataSet> own = new ArrayList<>();
    if (testExamples() == 0) {
      return own;
    }
    EvaluationBatches batches =
        new EvaluationBatches(data.test(), all(data.test()), EVALUATION_BATCH, scaling);
    for (int i = 0; batches.hasNext(); i++) {
      Batch batch = batches.next();
      if (i % workers == worker) {
        own.add(ExampleSets.of(configuration, batch, 0, batch.size(), data.train().target()));
      }
    }
    return own;
  }
}
