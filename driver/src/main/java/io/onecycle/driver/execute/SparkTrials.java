package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/** Spark, set up for trials: one task each, never two of the same. */
public final class SparkTrials implements Workers, AutoCloseable {

  /** What a sweep relies on; a user's own settings do not override these. */
  private static final Map<String, String> REQUIRED =
      Map.of(
          "spark.speculation",
          "false",
          // Whether lost work is tried again is ours to judge; errors that are not end the sweep.
          "spark.task.maxFailures",
          "1000000",
          // What is staged, and what is known of it, goes as records.
          "spark.serializer",
          "org.apache.spark.serializer.JavaSerializer",
          "spark.plugins",
          ProgressPlugin.class.getName());

  private static final long REST_MILLIS = 20;

  private final JavaSparkContext spark;
  private final String runId;
  private final boolean ours;
  private final Losses losses;
  private Optional<TaskNews> taskNews = Optional.empty();

  private SparkTrials(JavaSparkContext spark, String runId, boolean ours) {
    this.spark = spark;
    this.runId = runId;
    this.ours = ours;
    this.losses =
        new Losses(
            runId,
            this::cancelJobs,
            this::executors,
            new Refusals(spark.isLocal(), System::nanoTime));
    spark.sc().addSparkListener(losses);
  }

  /**
   * Starts Spark.
   *
   * @param settings on top of those that spark-submit passed, e.g. {@code spark.master}
   * @param runId the run that it is started for
   * @throws IllegalArgumentException if they ask for GPUs in a way that cannot work
   * @throws IllegalStateException if another is up in this JVM
   */
  static SparkTrials start(Map<String, String> settings, String runId) {
    SparkConf conf = SparkSettings.conf(settings);
    REQUIRED.forEach(conf::set);
    // Spark's own check lets two through that start at the same moment.
    synchronized (SparkTrials.class) {
      if (SparkEnv.get() != null) {
        throw new IllegalStateException(
            "Cannot start Spark: a SparkSession is up in this JVM, and there can be one only."
                + " Run the sweep on that session, or when it has stopped");
      }
      return new SparkTrials(new JavaSparkContext(conf), runId, true);
    }
  }

  /**
   * Uses a Spark that somebody else has started, and leaves it up and its settings as they are.
   *
   * @param stages whether data of one's own is staged first
   * @throws IllegalArgumentException naming what is set so that a sweep cannot run
   */
  static SparkTrials on(SparkContext context, String runId, boolean stages) {
    if (context.isStopped()) {
      throw new IllegalArgumentException("Cannot run a sweep on this SparkSession: it has stopped");
    }
    BorrowedSettings.check(context.conf(), stages);
    return new SparkTrials(new JavaSparkContext(context), runId, false);
  }

  /** Of a Spark that has stopped there are none left. */
  private void cancelJobs() {
    if (!spark.sc().isStopped()) {
      spark.sc().cancelJobGroup(runId);
    }
  }

  /** How many there are now. */
  private int executors() {
    // The driver is among them, as it has a part of Spark's storage.
    int all = spark.sc().statusTracker().getExecutorInfos().length;
    return isOneJvm() ? all : all - 1;
  }

  /** Where Spark runs, e.g. {@code local[2]}. */
  public String master() {
    return spark.master();
  }

  /** For what comes before the trials. */
  JavaSparkContext context() {
    spark.setJobGroup(runId, "sweep: before its trials", false);
    return spark;
  }

  /** What of it stands open to others and is dangerous, a sentence each. */
  List<String> openDoors() {
    return Doors.open(spark.getConf());
  }

  /** Whether trials run in this very JVM. */
  boolean isOneJvm() {
    return spark.isLocal();
  }

  /**
   * Tells of trials as well as Spark's own events allow, if executors cannot tell themselves.
   *
   * @return whether executors can
   */
  boolean tell(ResultStore store, Consumer<Progress> news) {
    if (BorrowedSettings.tellsProgress(spark.sc().conf())) {
      return true;
    }
    TaskNews listener = new TaskNews(store, news);
    spark.sc().addSparkListener(listener);
    taskNews = Optional.of(listener);
    return false;
  }

  /** Ends the sweep with an error that is no fault of a trial. */
  void stop(String reason) {
    losses.fatal(reason);
  }

  /** What Spark has told about lost executors. */
  Losses losses() {
    return losses;
  }

  @Override
  public void run(
      Sweeping sweeping,
      TrialRunner runner,
      String what,
      List<? extends Work> work,
      boolean alone) {
    await(submit(sweeping, runner, work.size() + " " + what, work, alone));
  }

  @Override
  public Future<Void> begin(Sweeping sweeping, TrialRunner runner, Work work) {
    return submit(sweeping, runner, work.id(), List.of(work), false);
  }

  @Override
  public void await(Future<Void> begun) {
    try {
      begun.get();
    } catch (ExecutionException e) {
      throw stopped(e.getCause() instanceof Exception cause ? cause : e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped(e);
    }
  }

  private Future<Void> submit(
      Sweeping sweeping,
      TrialRunner runner,
      String what,
      List<? extends Work> work,
      boolean alone) {
    losses.requireNone();
    spark.setJobGroup(runId, "sweep " + sweeping.sweep() + ": " + what, true);
    taskNews.ifPresent(news -> spark.setLocalProperty(TaskNews.PASS, news.expect(work)));
    Future<Void> job =
        spark
            .parallelize(work.stream().map(Packed::pack).toList(), work.size())
            .foreachPartitionAsync(new WorkTask(sweeping, runner, alone));
    if (losses.fatal().isPresent()) {
      // Told to stop after we had looked, and before Spark knew of the job.
      spark.sc().cancelJobGroup(runId);
    }
    return job;
  }

  @Override
  public int room() {
    int cores = spark.sc().defaultParallelism();
    int each = spark.getConf().getInt("spark.task.cpus", 1);
    int slots = Math.max(1, cores / each);
    return slots + slots / 4 + 1;
  }

  @Override
  public void rest() {
    try {
      Thread.sleep(REST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw stopped(e);
    }
  }

  @Override
  public IllegalStateException stopped(Exception cause) {
    return losses
        .fatalOfAnEndedJob()
        .map(reason -> new IllegalStateException(reason, cause))
        .orElseGet(
            () -> new IllegalStateException("Spark has stopped: " + cause.getMessage(), cause));
  }

  @Override
  public Optional<Loss> lossOf(String executorId) {
    return losses.of(executorId);
  }

  @Override
  public void close() {
    if (ours) {
      spark.close();
    } else {
      // What an error has left at work would keep the session's cores.
      cancelJobs();
      losses.awaitQuiet();
      spark.sc().removeSparkListener(losses);
      taskNews.ifPresent(spark.sc()::removeSparkListener);
    }
    taskNews.ifPresent(TaskNews::close);
  }
}
