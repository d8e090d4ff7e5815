package io.onecycle.driver.execute;

import io.onecycle.driver.stage.StagedCatalog;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInContent;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestRun;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.BackendBinding;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.model.Trainers;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrainerFactory;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkEnv;

/**
 * Really trains.
 *
 * @param dataDirectory where to look for data first, on the executor's machine; blank for none
 * @param backend what computes
 * @param results root of the results, with which networks of one's own are kept; blank for none
 */
public record TrainingRunner(String dataDirectory, Backend backend, String results)
    implements TrialRunner {

  public TrainingRunner {
    dataDirectory = dataDirectory.isBlank() ? "" : Sweeping.absolute(dataDirectory);
    results = results.isBlank() ? "" : Sweeping.located(results);
  }

  /** Of built-in networks alone. */
  public TrainingRunner(String dataDirectory, Backend backend) {
    this(dataDirectory, backend, "");
  }

  @Override
  public void prepare(DataSpec data) throws IOException {
    var unused = load(data);
  }

  @Override
  public DataSpec known(DataSpec data) throws IOException {
    return data instanceof DataSpec.BuiltIn builtIn
        ? BuiltInContent.of(builtIn, directory())
        : data;
  }

  @Override
  public void warmUp(DataSpec data, TrainerSpec trainer, int threads) throws IOException {
    bind(Device.CPU);
    TrainerFactory trainers = new Trainers(backend, threads, SharedTrainers.ofThisJvm());
    new TrainingLoop(trainers, System::nanoTime).warmUp(trainer, load(data));
  }

  @Override
  public void bind(Device device) {
    new BackendBinding(backend).bind(device);
  }

  @Override
  public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints)
      throws IOException {
    provide(trial.model());
    return new TrainingLoop(trainers(), System::nanoTime)
        .run(trial, load(trial.data()), listener, checkpoints);
  }

  @Override
  public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) throws IOException {
    provide(test.model());
    return RangeTestRun.run(test, load(test.data()), trainers(), listener);
  }

  /**
   * One native thread for each core that Spark gives the task; as much memory outside of the heap
   * as Spark gives the executor beside its heap, where it says so. A local master's JVM has the
   * machine.
   */
  private TrainerFactory trainers() {
    SharedTrainers shared = SharedTrainers.ofThisJvm();
    SparkConf conf = SparkEnv.get().conf();
    if (!TaskPlace.isDriver() && conf.contains("spark.executor.memoryOverhead")) {
      long megabytes = conf.getSizeAsMb("spark.executor.memoryOverhead", "0");
      shared.limitNativeMemory(megabytes << 20);
    }
    return new Trainers(backend, conf.getInt("spark.task.cpus", 1), shared);
  }

  /** A network's file is read once in a JVM, from where the driver has kept it. */
  private void provide(ModelSpec model) throws IOException {
    if (model instanceof ModelSpec.Own own) {
      KeptContent.provide(own, SparkStores.open(results));
    }
  }

  private Dataset load(DataSpec data) throws IOException {
    return StagedCatalog.load(data, directory(), SparkStores::hadoop);
  }

  private Optional<Path> directory() {
    return dataDirectory.isBlank() ? Optional.empty() : Optional.of(Path.of(dataDirectory));
  }
}
