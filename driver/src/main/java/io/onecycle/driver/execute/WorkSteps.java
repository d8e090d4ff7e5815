package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Started;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.marks.RunningTrial;
import java.time.Instant;
import java.util.Optional;

/**
 * What is done for each piece of work where it runs, be that a Spark task or a simulated one: it is
 * marked, done, committed from there, and its mark is cleared.
 */
final class WorkSteps {

  /** An executor, as one task has it. */
  interface Place {

    TaskPlace name();

    Instant now();

    /** Whether the task is a later one for the same work, as of a lost executor. */
    boolean isAgain();

    /** Lets some time go by. */
    void rest() throws InterruptedException;

    /**
     * Does the work.
     *
     * @return its result, a failed one included
     * @throws GivenBackException if it is to begin elsewhere
     * @throws Exception if that is no fault of the work
     */
    Work.Result result(Work work, TrialCheckpoints checkpoints) throws Exception;

    /** Tells the driver, if there is a way to. */
    void tell(Progress news);

    /** The work is over, whatever came of it. */
    void over();
  }

  private final Sweeping sweeping;
  private final ResultStore store;
  private final PlaceTrust trust;

  WorkSteps(Sweeping sweeping, ResultStore store, PlaceTrust trust) {
    this.sweeping = sweeping;
    this.store = store;
    this.trust = trust;
  }

  /**
   * Does {@code work} at a place, unless that is done.
   *
   * @throws org.apache.spark.TaskKilledException if the work is to begin elsewhere
   * @throws Exception if something is wrong that is no fault of the work
   */
  void run(Work work, Place place) throws Exception {
    if (place.isAgain() && isSettled(work)) {
      return;
    }
    Optional<GivenBack> refusal = trust.enter();
    if (refusal.isPresent()) {
      // Meanwhile Spark has a task less to send here, and sends the others elsewhere.
      place.rest();
      throw refusal.get().toSpark();
    }
    try {
      runInside(work, place);
    } finally {
      trust.leave();
    }
  }

  private void runInside(Work work, Place place) throws Exception {
    try {
      Instant started = place.now();
      store.markRunning(mark(work, place.name(), started));
      place.tell(new Started(work.id(), work.iterations()));
      Work.Result result =
          place.result(
              work, new TrialCheckpoints(store, work.id(), sweeping.checkpointEvery(), started));
      Work.Ran ran = new Work.Ran(place.name(), started, place.now());
      place.tell(result.commit(store, sweeping, ran));
      store.clearRunning(work.id());
    } catch (GivenBackException e) {
      store.clearRunning(work.id());
      throw trust.givenBack(e.getMessage()).toSpark();
    } finally {
      // Also where the result is lost: a device that is gone stays gone for whatever comes next.
      place.over();
    }
  }

  /**
   * Spark gives the work of a lost executor to another. What was finished is not done again; what
   * was in flight may be what killed the executor, and is left for the driver to judge.
   */
  private boolean isSettled(Work work) {
    return store
            .running(work.id())
            .filter(mark -> mark.runId().equals(sweeping.runId()))
            .isPresent()
        || work.isCommitted(store);
  }

  private RunningTrial mark(Work work, TaskPlace place, Instant started) {
    return new RunningTrial(
        work.id(),
        sweeping.runId(),
        place.host(),
        place.executorId(),
        place.device(),
        work.attempt(),
        started);
  }
}
