package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarmUpTest {

  private static final Map<String, String> LOCAL =
      Map.of("spark.master", "local[2]", "spark.task.cpus", "2", "spark.ui.enabled", "false");

  @TempDir private Path results;

  @BeforeEach
  void forget() {
    Failing.ASKED.clear();
  }

  @Test
  void whatFailsInItCostsNoTrial() throws IOException {
    ResultStore store = ResultStore.at(results.toString());
    new Session(LOCAL, System.err, false)
        .run(Sweeps.of(List.of(1e-3), 2, new Limits(60, 1)), store, new Failing());
    assertThat(store.trials()).hasSize(2).noneMatch(row -> row.isFailed());
    assertThat(Failing.ASKED).as("native threads of a trial").containsExactly(2);
  }

  @Test
  void thereIsNoneWhereSparkIsUpAlready() throws IOException {
    SparkConf conf = new SparkConf().setAppName("borrowed");
    LOCAL.forEach(conf::set);
    conf.set("spark.plugins", ProgressPlugin.class.getName());
    try (JavaSparkContext spark = new JavaSparkContext(conf)) {
      new Session(
              spark.sc(),
              new Audience(System.err, false, news -> {}, note -> {}),
              new Cancellation())
          .run(
              Sweeps.of(List.of(1e-3), 1, new Limits(60, 1)),
              ResultStore.at(results.toString()),
              new Failing());
    }
    assertThat(Failing.ASKED).isEmpty();
  }

  /** Fails to warm up, and nothing else. */
  private record Failing() implements TrialRunner {

    static final Queue<Integer> ASKED = new ConcurrentLinkedQueue<>();

    @Override
    public void prepare(DataSpec data) {}

    @Override
    public void warmUp(DataSpec data, TrainerSpec trainer, int threads) throws IOException {
      ASKED.add(threads);
      throw new IOException("injected");
    }

    @Override
    public void bind(Device device) {}

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
      return new ClosedFormRunner().run(trial, listener, checkpoints);
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      return new ClosedFormRunner().run(test, listener);
    }
  }
}
