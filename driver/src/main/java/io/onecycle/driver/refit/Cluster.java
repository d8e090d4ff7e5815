package io.onecycle.driver.refit;

import io.onecycle.driver.execute.SparkSettings;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.model.TrainedNetwork;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;

/** Spark, set up for one model on all its cores or GPUs. */
public final class Cluster implements Refitter, AutoCloseable {

  private final JavaSparkContext spark;

  private Cluster(JavaSparkContext spark) {
    this.spark = spark;
  }

  /**
   * Starts Spark.
   *
   * @param settings on top of those that spark-submit passed, e.g. {@code spark.master}
   * @throws IllegalArgumentException if they ask for GPUs in a way that cannot work
   */
  public static Cluster start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    // A share that is trained on twice would be a waste, not a gain.
    all.put("spark.speculation", "false");
    SparkConf conf = SparkSettings.conf(all);
    return new Cluster(new JavaSparkContext(conf));
  }

  /** Where Spark runs, e.g. {@code local[2]}. */
  public String master() {
    return spark.master();
  }

  /**
   * How many tasks can run at once, when executors have had time to come up.
   *
   * @throws IllegalStateException if none does
   */
  public int slots() {
    return Slots.of(spark.sc());
  }

  @Override
  public Refitted refit(RefitSpec spec, Consumer<String> progress) throws IOException {
    RefitData data = RefitData.here(spec);
    ParameterAveraging training = new ParameterAveraging(spark, spec, data, progress);
    long start = System.nanoTime();
    List<WorkerIteration> log = training.toTheEnd();
    double seconds = (System.nanoTime() - start) / 1e9;
    ComputationGraph model = training.model();
    Normalisation normalisation = data.normalisation();
    return new Refitted(
        TrainedNetwork.zip(model, normalisation, data.examples().arePixels()),
        log,
        DistributedEvaluation.of(spark, model, spec, data),
        data.trainImages(),
        normalisation,
        seconds,
        "dl4j-spark/" + Nd4j.getBackend().getClass().getSimpleName());
  }

  @Override
  public void close() {
    spark.close();
  }
}
