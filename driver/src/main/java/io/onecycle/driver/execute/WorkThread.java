package io.onecycle.driver.execute;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.onecycle.worker.device.Device;
import io.onecycle.worker.device.DeviceLostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.spark.TaskContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Work on a thread of its own, so that the task's thread can end what hangs. Work that still ends
 * its iterations is stopped between them by {@link TaskWatch}; what does not is interrupted, and
 * what does not hear that either is given up. Work that has lost its device is given up, too, and
 * so is all else in this JVM: the device answers it no more. Work that was alone here is charged
 * with it; of several nobody can say which it was, and so the JVM ends at once, as if one had
 * killed it.
 */
final class WorkThread {

  /** The exit code of an executor that could get its device back in no other way. */
  static final int GIVEN_UP = 86;

  /** The exit code of an executor whose device is lost, by whichever of its work. */
  private static final int DEVICE_LOST = 87;

  /** How many a piece of work may lose before its first iteration; one more is its own fault. */
  private static final int DEVICES = 2;

  /** For the watch between iterations to come first. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration TO_REACT = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(WorkThread.class);

  // Threads are used again: native libraries keep memory for each.
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "work");
            thread.setDaemon(true);
            return thread;
          });

  private static final AtomicInteger AT_WORK = new AtomicInteger();

  /** Where this JVM is about to end, as its device is lost: nothing may begin in it any more. */
  private static final AtomicBoolean ENDING = new AtomicBoolean();

  private final Sweeping sweeping;
  private final Work work;
  private final LivedTime lived = new LivedTime(System::nanoTime);
  private final TaskContext task;
  private final PlaceTrust trust;
  private volatile boolean lost;

  /**
   * Work that is to run.
   *
   * @param trust in this JVM
   */
  WorkThread(Sweeping sweeping, Work work, TaskContext task, PlaceTrust trust) {
    this.sweeping = sweeping;
    this.work = work;
    this.task = task;
    this.trust = trust;
  }

  /**
   * The work's result on {@code device}, a failed one included.
   *
   * @throws GivenBackException if it failed before its first iteration, and that may be this JVM's
   *     fault: there is no such device, say
   * @throws Exception where Spark itself stops the task
   */
  Work.Result result(TrialRunner runner, Device device, TrialCheckpoints checkpoints)
      throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    TaskWatch watch = new TaskWatch(sweeping, work.id(), lived, task, trust::begun);
    // The classes of the sweep's jars are Spark's task thread's, and not a reused thread's.
    ClassLoader jars = Thread.currentThread().getContextClassLoader();
    Future<Work.Result> running =
        THREADS.submit(
            () -> {
              Thread.currentThread().setContextClassLoader(jars);
              MDC.put("trial", work.id());
              AT_WORK.incrementAndGet();
              try {
                awaitEndIfEnding();
                return Attempt.at(
                    work.id(),
                    task::isInterrupted,
                    () -> run(runner, device, watch, checkpoints),
                    (failure, message) -> isGivenBack(watch, failure, message),
                    work::failed);
              } finally {
                AT_WORK.decrementAndGet();
                MDC.remove("trial");
                ended.countDown();
              }
            });
    try {
      return await(running);
    } catch (TimeoutException e) {
      running.cancel(true);
      lost = !ended.await(TO_REACT.toMillis(), MILLISECONDS);
      return work.failed(new TrialTookTooLongException(sweeping.trialMinutes()).getMessage());
    } catch (InterruptedException e) {
      running.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  /** Looks often enough for the time that passes to count. */
  private Work.Result await(Future<Work.Result> running)
      throws InterruptedException, ExecutionException, TimeoutException {
    Duration most = TaskWatch.limit(sweeping.trialMinutes()).plus(PATIENCE);
    while (true) {
      long left = most.minus(lived.passed()).toMillis();
      try {
        return running.get(Math.max(0, Math.min(left, LOOK_EVERY.toMillis())), MILLISECONDS);
      } catch (TimeoutException e) {
        if (left <= 0) {
          throw e;
        }
      }
    }
  }

  private boolean isGivenBack(TaskWatch watch, Throwable failure, String message) {
    // A JVM that ends with its device forgets how often that was.
    boolean tooOften = lost && task.attemptNumber() >= DEVICES;
    return !watch.hasBegun() && !tooOften && trust.givesBack(work.id(), failure, message);
  }

  /** A device that is lost before it is used was lost by what ran here before. */
  private void bind(TrialRunner runner, Device device) {
    try {
      runner.bind(device);
    } catch (DeviceLostException e) {
      endJvm(AT_WORK.get() > 1 ? DEVICE_LOST : GIVEN_UP, e);
      throw e;
    } catch (RuntimeException e) {
      throw new NoDeviceException(e);
    }
  }

  private Work.Result run(
      TrialRunner runner, Device device, TaskWatch watch, TrialCheckpoints checkpoints)
      throws Exception {
    bind(runner, device);
    try {
      return work.run(runner, watch, checkpoints);
    } catch (DeviceLostException e) {
      // First this, then the count: whoever is not counted yet will see it.
      ENDING.set(!TaskPlace.isDriver());
      if (AT_WORK.get() > 1) {
        endJvm(DEVICE_LOST, e);
      }
      lost = true;
      throw e;
    }
  }

  /** The JVM's end takes what waits here with it, uncharged. */
  private static void awaitEndIfEnding() throws InterruptedException {
    if (ENDING.get()) {
      new CountDownLatch(1).await();
    }
  }

  private void endJvm(int code, DeviceLostException reason) {
    if (!TaskPlace.isDriver()) {
      LOG.error("{} has lost its device: this executor ends", work.id(), reason);
      Runtime.getRuntime().halt(code);
    }
  }

  /**
   * Frees the device that work holds without end or has lost, at the price of whatever else runs
   * here. Where the driver runs here too, the JVM is left as it is instead.
   */
  void endJvmIfDeviceIsLost() {
    if (lost && !TaskPlace.isDriver()) {
      LOG.error("{} does not end, or has lost its device: this executor ends", work.id());
      Runtime.getRuntime().halt(GIVEN_UP);
    }
  }
}
