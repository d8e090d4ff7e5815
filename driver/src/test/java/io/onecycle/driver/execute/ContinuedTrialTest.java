package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.TrialResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trial with a bad first attempt, on a real local Spark. */
class ContinuedTrialTest {

  @TempDir private Path results;

  @Test
  void aTrialThatFailsOnTheWayGoesOnFromItsCheckpointToTheSameResult() throws Exception {
    ResultStore store = ResultStore.at(results.resolve("undisturbed").toString());
    run(
        Sweeps.of(List.of(1e-3), 1, new Limits(60, 1)),
        store,
        new TrainingRunner("", Backend.AUTO));
    TrialRow undisturbed = store.trials().get(0);
    List<CurveRow> curve = store.curves(undisturbed.trialId());

    store = ResultStore.at(results.resolve("disturbed").toString());
    FailsOnTheWay.FIRST.clear();
    run(Sweeps.of(List.of(1e-3), 1, new Limits(60, 2, 0.001)), store, new FailsOnTheWay());
    TrialRow row = store.trials().get(0);
    assertThat(FailsOnTheWay.FIRST).hasSize(2).first().isEqualTo(0);
    // How many iterations a checkpoint lags behind depends on the machine.
    assertThat(FailsOnTheWay.FIRST.get(1)).as("where it went on").isBetween(1, 7);
    assertThat(row.run().attempts()).isEqualTo(2);
    assertThat(row.scores().finalAccuracy()).isEqualTo(undisturbed.scores().finalAccuracy());
    assertThat(row.scores().finalValLoss()).isEqualTo(undisturbed.scores().finalValLoss());
    assertThat(row.scores().finalTrainLoss()).isEqualTo(undisturbed.scores().finalTrainLoss());
    assertThat(store.curves(row.trialId())).isEqualTo(curve);
    assertThat(store.checkpointed()).isEmpty();
  }

  /** Really trains; its first attempt fails after seven iterations. */
  private record FailsOnTheWay() implements TrialRunner {

    /** The first iteration of each attempt. */
    static final List<Integer> FIRST = new CopyOnWriteArrayList<>();

    private static final TrainingRunner TRAINS = new TrainingRunner("", Backend.AUTO);

    @Override
    public void prepare(DataSpec data) throws IOException {
      TRAINS.prepare(data);
    }

    @Override
    public void bind(Device device) {
      TRAINS.bind(device);
    }

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints)
        throws IOException {
      int attempt = FIRST.size() + 1;
      return TRAINS.run(
          trial,
          (point, iterations) -> {
            if (FIRST.size() < attempt) {
              FIRST.add(point.iteration());
            }
            if (attempt == 1 && point.iteration() == 7) {
              throw new IllegalStateException("injected fault");
            }
            listener.iterationDone(point, iterations);
          },
          checkpoints);
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      throw new AssertionError("no range test may begin");
    }
  }

  private static void run(SweepSpec spec, ResultStore store, TrialRunner runner)
      throws IOException {
    PrintStream progress =
        new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    Map<String, String> settings = Map.of("spark.master", "local[1]", "spark.ui.enabled", "false");
    new Session(settings, progress, false).run(spec, store, runner);
  }
}
