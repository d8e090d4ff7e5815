package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.execute.SparkSettings;
import io.onecycle.driver.refit.Cluster;
import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.driver.refit.Refitted;
import io.onecycle.driver.refit.WorkerIteration;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Spark, set up for one model on all its cores or GPUs, which dl4j-spark trains. */
final class SparkCluster implements Cluster {

  private static final Logger LOG = LoggerFactory.getLogger(SparkCluster.class);

  private final JavaSparkContext spark;

  private SparkCluster(JavaSparkContext spark) {
    this.spark = spark;
  }

  static SparkCluster start(Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    // A share that is trained on twice would be a waste, not a gain.
    all.put("spark.speculation", "false");
    SparkConf conf = SparkSettings.conf(all);
    SparkSettings.openDoors(conf).forEach(LOG::warn);
    return new SparkCluster(new JavaSparkContext(conf));
  }

  @Override
  public String master() {
    return spark.master();
  }

  @Override
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
    return new Refitted(
        TrainedNetwork.zip(model, data.normalisation(), data.examples().arePixels()),
        log,
        DistributedEvaluation.of(spark, model, spec, data),
        data.trainImages(),
        data.scaling(),
        seconds,
        "dl4j-spark/" + Nd4j.getBackend().getClass().getSimpleName());
  }

  @Override
  public void close() {
    spark.close();
  }
}
