package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.WorkerIteration;
import io.onecycle.worker.model.StockNetwork;
import io.onecycle.worker.model.TrainedNetwork;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.CollectionAccumulator;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.spark.api.RDDTrainingApproach;
import org.deeplearning4j.spark.api.Repartition;
import org.deeplearning4j.spark.api.TrainingHook;
import org.deeplearning4j.spark.impl.graph.SparkComputationGraph;
import org.deeplearning4j.spark.impl.paramavg.ParameterAveragingTrainingMaster;

/**
 * Training by dl4j-spark's parameter averaging, one call of it for each round. Left to itself it
 * would deal mini-batches out at random and count iterations by its own idea of a round.
 */
final class ParameterAveraging {

  private static final long TELL_NANOS = 5_000_000_000L;

  private final JavaSparkContext spark;
  private final RefitSpec spec;
  private final RefitData data;
  private final Consumer<String> progress;
  private final CollectionAccumulator<WorkerIteration> reported;
  private final IterationCount count = new IterationCount();
  private final SparkComputationGraph network;

  ParameterAveraging(
      JavaSparkContext spark, RefitSpec spec, RefitData data, Consumer<String> progress) {
    this.spark = spark;
    this.spec = spec;
    this.data = data;
    this.progress = progress;
    this.reported = spark.sc().collectionAccumulator("updates");
    StockNetwork stock = data.network();
    this.network = new SparkComputationGraph(spark, stock.graph(), master(spec, count));
    network.setListeners(List.of(stock.decay(), new UpdateLog(reported)));
  }

  static ParameterAveragingTrainingMaster master(RefitSpec spec, TrainingHook... hooks) {
    return new ParameterAveragingTrainingMaster.Builder(spec.workers(), spec.workerBatch())
        .batchSizePerWorker(spec.workerBatch())
        .averagingFrequency(spec.averagingFrequency())
        .saveUpdater(true)
        .workerPrefetchNumBatches(0)
        .repartionData(Repartition.Never)
        .rddTrainingApproach(RDDTrainingApproach.Direct)
        .trainingHooks(hooks)
        .storageLevel(null)
        .storageLevelStreams(null)
        .build();
  }

  /**
   * Trains all rounds.
   *
   * @return every update by every worker, by iteration and worker
   * @throws IllegalStateException if a loss is not finite any more
   */
  List<WorkerIteration> toTheEnd() {
    List<WorkerIteration> log = new ArrayList<>();
    List<Round> rounds = Round.of(spec.epochs(), data.perEpoch(), spec.averagingFrequency());
    int iterations = spec.epochs() * data.perEpoch();
    long told = System.nanoTime();
    for (Round round : rounds) {
      List<WorkerIteration> made = train(round);
      log.addAll(made);
      WorkerIteration last = made.get(made.size() - 1);
      if (System.nanoTime() - told > TELL_NANOS) {
        told = System.nanoTime();
        progress.accept(last.words(iterations));
      }
    }
    return log;
  }

  private List<WorkerIteration> train(Round round) {
    count.roundBeginsAt(round.epoch() * data.perEpoch() + round.from());
    List<List<String>> names =
        round
            .shares(spec.workers(), data.trainImages(), spec.trial().training().batchSize())
            .stream()
            .map(own -> own.stream().map(Share::name).toList())
            .map(own -> (List<String>) new ArrayList<>(own))
            .toList();
    JavaRDD<String> shares = spark.parallelize(names, names.size()).flatMap(new Names());
    ComputationGraph unused = network.fitPaths(shares, new ShareLoader(spec));
    List<WorkerIteration> made = takeReported();
    made.forEach(WorkerIteration::requireFinite);
    return made;
  }

  /** A task that Spark ran again has told twice. */
  private List<WorkerIteration> takeReported() {
    record Key(int iteration, int worker) {}
    TreeMap<Key, WorkerIteration> made =
        new TreeMap<>(Comparator.comparingInt(Key::iteration).thenComparingInt(Key::worker));
    reported.value().forEach(one -> made.put(new Key(one.iteration(), one.worker()), one));
    reported.reset();
    return List.copyOf(made.values());
  }

  /** The network as it is now, in Deeplearning4j's own classes. */
  ComputationGraph model() {
    return TrainedNetwork.of(network.getNetwork(), spec.epochs() * data.perEpoch(), spec.epochs());
  }
}
