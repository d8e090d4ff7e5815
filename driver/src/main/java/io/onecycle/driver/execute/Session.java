package io.onecycle.driver.execute;

import io.onecycle.driver.stage.KnownContent;
import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.LeaseLostException;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.terminal.Screen;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a sweep with everything around it: Spark, the lease on the results folder, progress on
 * stderr, and an orderly end when the user interrupts.
 */
public final class Session {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);

  /** What is written into the results folder beside the trials, under the run's lease. */
  public interface Keeping {

    /** Once nothing can refuse the run any more, and before its trials. */
    void keep(SweepSpec spec, ResultStore store) throws IOException;

    /** When nothing is owed any more. */
    default void answer(SweepSpec spec, ResultStore store) {}
  }

  /** Where trials run. */
  private interface Source {
    SparkTrials open(String runId, boolean stages);

    /** Native threads of a trial, where trials will run in this JVM and Spark is yet to start. */
    default OptionalInt threadsHere() {
      return OptionalInt.empty();
    }
  }

  private final Source source;
  private final Audience audience;
  private final Cancellation cancellation;

  private Session(Source source, Audience audience, Cancellation cancellation) {
    this.source = source;
    this.audience = audience;
    this.cancellation = cancellation;
  }

  /**
   * On a Spark of its own, which is stopped again.
   *
   * @param settings of Spark, on top of spark-submit's
   * @param progress where progress is shown
   * @param terminal whether that is a terminal
   */
  public Session(Map<String, String> settings, PrintStream progress, boolean terminal) {
    this(own(settings), new Audience(progress, terminal), new Cancellation());
  }

  /** The same, told to others too, and ended by others. */
  public Session(Map<String, String> settings, Audience audience, Cancellation cancellation) {
    this(own(settings), audience, cancellation);
  }

  /** On a Spark that is up, and stays up with its settings as they are. */
  public Session(SparkContext spark, Audience audience, Cancellation cancellation) {
    this((runId, stages) -> SparkTrials.on(spark, runId, stages), audience, cancellation);
  }

  private static Source own(Map<String, String> settings) {
    Map<String, String> copy = Map.copyOf(settings);
    return new Source() {
      @Override
      public SparkTrials open(String runId, boolean stages) {
        return SparkTrials.start(copy, runId);
      }

      @Override
      public OptionalInt threadsHere() {
        return SparkSettings.threadsHere(copy);
      }
    };
  }

  /**
   * Runs all that {@code spec} owes.
   *
   * @throws IOException if the data cannot be read where trials would run
   * @throws IllegalStateException if something goes wrong that is no fault of a trial
   */
  public void run(SweepSpec spec, ResultStore store, TrialRunner runner) throws IOException {
    run(spec, store, runner, Optional.empty(), (kept, ours) -> {});
  }

  /**
   * As above, of data of one's own that is staged first.
   *
   * @param staging of the data of {@code asked}; empty where that is there already
   * @param keeping done when the folder is ours, and the settings and the data are found good
   * @return the sweep of the data as it is staged; as it was asked if the run was cancelled before
   */
  public SweepSpec run(
      SweepSpec asked,
      ResultStore store,
      TrialRunner runner,
      Optional<Staging> staging,
      Keeping keeping)
      throws IOException {
    String runId = UUID.randomUUID().toString();
    OptionalInt threads = source.threadsHere();
    try (Lease lease = Lease.take(store, runId, audience.progress()::println)) {
      ResultStore ours = store.under(runId);
      Thread interrupted = new Thread(() -> interrupted(lease, ours, runId), "interrupted");
      Runtime.getRuntime().addShutdownHook(interrupted);
      if (staging.isEmpty()) {
        threads.ifPresent(each -> WarmUp.begin(asked, ours, runner, each));
      }
      try (SparkTrials spark = source.open(runId, staging.isPresent())) {
        lease.whenLost(spark::stop);
        cancellation.whenCancelled(() -> spark.stop("cancelled"));
        spark.openDoors().forEach(audience.notes());
        spark.losses().requireNone();
        SweepSpec spec = withData(asked, staging, runner, spark);
        keeping.keep(spec, ours);
        ours.tidy();
        ours.renewCache();
        run(spec, ours, lease, runner, spark, runId);
        spark.losses().requireNone();
        ours.tidy();
        keeping.answer(spec, ours);
        return spec;
      } finally {
        cancellation.forget();
        forget(interrupted);
        clearMarks(ours, runId);
      }
    } catch (Exception e) {
      if (!cancellation.isCancelled()) {
        throw e;
      }
      LOG.debug("Cancelled", e);
      audience.progress().println("cancelled: " + safe(store));
      return asked;
    }
  }

  /**
   * As {@link #run} where nothing is owed: without Spark, and without anything at all if another
   * driver has the folder, as the sweep is its own then.
   */
  public static void keepOnly(
      SweepSpec spec, ResultStore store, Keeping keeping, PrintStream progress) throws IOException {
    String runId = UUID.randomUUID().toString();
    Optional<Lease> free = Lease.takeIfFree(store, runId, progress::println);
    if (free.isEmpty()) {
      return;
    }
    try (Lease lease = free.get()) {
      LOG.debug("Nothing is owed, and nothing in flight of {}", lease.died());
      keeping.keep(spec, store.under(runId));
      keeping.answer(spec, store.under(runId));
    }
  }

  /** The sweep of data that is there, and known. */
  private SweepSpec withData(
      SweepSpec asked, Optional<Staging> staging, TrialRunner runner, SparkTrials spark)
      throws IOException {
    try {
      SweepSpec staged = staging.isEmpty() ? asked : stage(staging.get(), spark);
      if (spark.isOneJvm()) {
        // Found out here, missing data is one message and not one per trial.
        runner.prepare(staged.data());
      }
      return known(staged, runner, spark);
    } catch (IOException | RuntimeException e) {
      // Spark says of a job that we have ended only that it was cancelled.
      Optional<String> reason = spark.losses().fatalOfAnEndedJob();
      if (reason.isPresent()) {
        throw new IllegalStateException(reason.get(), e);
      }
      throw e;
    }
  }

  /** Where the driver's machine lacks the files, executors are asked what they hold. */
  private static SweepSpec known(SweepSpec spec, TrialRunner runner, SparkTrials spark)
      throws IOException {
    if (!KnownContent.isAskedFor(spec)) {
      return spec;
    }
    DataSpec data = spec.data();
    DataSpec found =
        spark.isOneJvm() ? runner.known(data) : DataAsked.of(spark.context(), runner, data);
    return found instanceof DataSpec.BuiltIn builtIn ? spec.withContent(builtIn) : spec;
  }

  private SweepSpec stage(Staging staging, SparkTrials spark) throws IOException {
    PrintStream progress = audience.progress();
    progress.println("staging data…");
    SweepSpec staged = staging.stage(spark.context());
    staging.summary().ifPresent(progress::println);
    return staged;
  }

  private void run(
      SweepSpec spec,
      ResultStore store,
      Lease lease,
      TrialRunner runner,
      SparkTrials spark,
      String runId) {
    PrintStream progress = audience.progress();
    ProgressBoard board = new ProgressBoard();
    Screen screen = audience.terminal() ? Screen.ofThisProcess() : Screen.LOG;
    SweepRun sweep =
        new SweepRun(
            spec,
            store,
            lease,
            board,
            audience.news(),
            () -> new ProgressDisplay(board, progress, screen, System::nanoTime));
    Sweeping sweeping = new Sweeping(spec.name(), runId, store.root(), spec.limits());
    progress.println(
        "sweep %s: %s owed, on %s, into %s"
            .formatted(spec.name(), sweep.owed(), spark.master(), store.root()));
    spark.losses().tell(audience.notes());
    if (!spark.tell(store, sweep::hear)) {
      audience
          .notes()
          .accept(
              "spark.plugins of this session lacks %s: trials tell when they begin and end, and not how far they have got"
                  .formatted(ProgressPlugin.class.getName()));
    }
    try (ProgressNotes notes = new ProgressNotes(store, board, runId)) {
      notes.start();
      sweep.toTheEnd(spark, sweeping, runner);
    }
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The JVM is going down, and the hook with it is at work.
      LOG.debug("Interrupted", e);
    }
  }

  private static void clearMarks(ResultStore store, String runId) {
    try {
      store.running().stream()
          .filter(mark -> mark.runId().equals(runId))
          .map(RunningTrial::trialId)
          .forEach(store::clearRunning);
    } catch (LeaseLostException e) {
      // Whoever has the folder now has judged them.
      LOG.debug("Marks are left", e);
    }
  }

  private void interrupted(Lease lease, ResultStore store, String runId) {
    clearMarks(store, runId);
    lease.close();
    audience.progress().println();
    audience.progress().println("interrupted: " + safe(store));
  }

  private static String safe(ResultStore store) {
    return "what has finished is safe in %s; the same command goes on from there"
        .formatted(store.root());
  }
}
