package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.lrfind.RangeTestListener;
import io.onecycle.worker.lrfind.RangeTestResult;
import io.onecycle.worker.lrfind.RangeTestSpec;
import io.onecycle.worker.train.Checkpoints;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.result.TrialResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import org.apache.spark.TaskContext$;

/** In place of a local Spark: one piece of work after another, some seconds each. */
final class SimulatedWorkers implements Workers {

  private final SimulatedProcess process;
  private final ResultStore store;
  private final Random random;
  private Optional<String> fatal = Optional.empty();

  SimulatedWorkers(SimulatedProcess process, ResultStore store, Random random) {
    this.process = process;
    this.store = store;
    this.random = random;
  }

  /** Nothing more may begin. */
  void stop(String reason) {
    fatal = Optional.of(reason);
  }

  void requireNone() {
    fatal.ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
  }

  @Override
  public void run(
      Sweeping sweeping,
      TrialRunner runner,
      String what,
      List<? extends Work> work,
      boolean alone) {
    for (Work one : work) {
      requireNone();
      try {
        run(sweeping, new OfProcess(process.pid()), one);
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
  }

  private void run(Sweeping sweeping, TrialRunner runner, Work work) throws Exception {
    TaskPlace place = new TaskPlace(Lease.hostName(), TaskPlace.DRIVER, "cpu");
    Instant started = process.now();
    store.markRunning(
        new RunningTrial(
            work.id(),
            sweeping.runId(),
            place.host(),
            place.executorId(),
            place.device(),
            work.attempt(),
            started));
    process.sleep(Duration.ofMillis(500 + random.nextInt(4000)));
    TaskWatch watch =
        new TaskWatch(
            sweeping,
            work.id(),
            new LivedTime(process::nanos),
            TaskContext$.MODULE$.empty(),
            () -> {});
    Work.Result result =
        random.nextInt(15) == 0
            ? work.failed("by chance")
            : work.run(
                runner, watch, new TrialCheckpoints(store, work.id(), Duration.ZERO, started));
    result.commit(store, sweeping, new Work.Ran(place, started, process.now()));
    store.clearRunning(work.id());
  }

  @Override
  public Future<Void> begin(Sweeping sweeping, TrialRunner runner, Work work) {
    throw new AssertionError("no search");
  }

  @Override
  public void await(Future<Void> begun) {
    throw new AssertionError("no search");
  }

  @Override
  public int room() {
    return 1;
  }

  @Override
  public IllegalStateException stopped(Exception cause) {
    return new IllegalStateException(cause);
  }

  @Override
  public Optional<Loss> lossOf(String executorId) {
    return Optional.empty();
  }

  /** The same scores whoever trains, but curves by which it is known who did. */
  private record OfProcess(long pid) implements TrialRunner {

    @Override
    public void prepare(DataSpec data) {}

    @Override
    public void bind(Device device) {}

    @Override
    public TrialResult run(Trial trial, TrialListener listener, Checkpoints checkpoints) {
      TrialResult result = new ClosedFormRunner().run(trial, listener, checkpoints);
      CurvePoint point = result.curve().get(0);
      return new TrialResult(
          result.outcome(),
          List.of(
              new CurvePoint(
                  point.iteration(),
                  point.epoch(),
                  point.lr(),
                  point.momentum(),
                  pid,
                  pid,
                  point.validation())),
          result.validated(),
          result.trainingSeconds(),
          result.imagesTrained(),
          result.backend());
    }

    @Override
    public RangeTestResult run(RangeTestSpec test, RangeTestListener listener) {
      throw new AssertionError("no range test may begin");
    }
  }
}
