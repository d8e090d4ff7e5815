package io.onecycle.driver.execute;

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
import java.io.FileNotFoundException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.spark.TaskContext$;

/**
 * Where work runs in a {@link SimulatedWorld}, for one piece of it: it takes some seconds there,
 * fails by chance, and finds no data where the machine has none.
 */
record SimulatedPlace(
    SimulatedWorld world,
    SimulatedProcess process,
    Sweeping sweeping,
    PlaceTrust trust,
    String executorId,
    boolean isAgain)
    implements WorkSteps.Place {

  static final String NO_DATA = "no data set here";

  private static final int ONE_FAILS_OF = 15;

  @Override
  public TaskPlace name() {
    return new TaskPlace(process.host(), executorId, "cpu");
  }

  @Override
  public Instant now() {
    return process.now();
  }

  @Override
  public void rest() {
    process.pass(Duration.ofSeconds(3));
  }

  @Override
  public Work.Result result(Work work, TrialCheckpoints checkpoints) throws Exception {
    boolean fails = world.random.nextInt(ONE_FAILS_OF) == 0;
    TaskWatch watch =
        new TaskWatch(
            sweeping,
            work.id(),
            new LivedTime(process::nanos),
            TaskContext$.MODULE$.empty(),
            trust::begun);
    process.pass(Duration.ofMillis(500 + world.random.nextInt(4000)));
    return Attempt.at(
        work.id(),
        () -> false,
        () -> {
          if (world.lacksData(process.machine)) {
            world.blame.lackData(work.id());
            throw new FileNotFoundException(NO_DATA);
          }
          Work.Result result = work.run(new OfProcess(process.pid()), watch, checkpoints);
          if (fails) {
            world.count(Fault.CHANCE);
            world.blame.charge(work.id());
            throw new IllegalStateException("by chance");
          }
          return result;
        },
        (failure, message) -> !watch.hasBegun() && trust.givesBack(work.id(), failure, message),
        work::failed);
  }

  @Override
  public void tell(Progress news) {
    Progress.send(sweeping.runId(), news);
  }

  @Override
  public void over() {
    process.inFlight = Optional.empty();
  }

  /** The same scores whoever trains, but curves by which it is known who did. */
  record OfProcess(long pid) implements TrialRunner {

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
      return new ClosedFormRunner().run(test, listener);
    }
  }
}
