package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.spark.TaskKilledException;

/**
 * In place of Spark. With a local master one piece of work runs after another, in the driver's own
 * process. On a cluster each task has an executor's process, on one of several machines; one that
 * is lost gives its task to another, and now and then a task runs twice.
 */
final class SimulatedWorkers implements Workers {

  private static final int SLOTS = 3;

  private final SimulatedWorld world;
  private final SimulatedProcess driver;
  private final Sweeping sweeping;
  private final boolean isLocal;
  private final ResultStore local;
  private final Map<Integer, PlaceTrust> trusts = new HashMap<>();
  private final Map<String, SimulatedProcess> executors = new HashMap<>();
  private final List<Task> tasks = new ArrayList<>();
  private final Refusals refusals;
  private Optional<String> fatal = Optional.empty();

  SimulatedWorkers(
      SimulatedWorld world,
      SimulatedProcess driver,
      ResultStore ours,
      Sweeping sweeping,
      boolean isLocal) {
    this.world = world;
    this.driver = driver;
    this.sweeping = sweeping;
    this.isLocal = isLocal;
    this.local = ours;
    this.refusals = new Refusals(isLocal, driver::nanos);
  }

  /** Nothing more may begin. */
  void stop(String reason) {
    fatal = fatal.or(() -> Optional.of(reason));
  }

  void requireNone() {
    fatal.ifPresent(
        reason -> {
          throw new IllegalStateException(reason);
        });
  }

  /** A task of Spark's: it is there until one of its attempts has ended well. */
  private final class Task {
    private final Work work;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private Optional<SimulatedProcess> executor = Optional.empty();
    private int attempts;

    Task(Work work) {
      this.work = work;
    }

    /** Begins it where no attempt is under way. */
    void goOn() {
      if (executor.filter(one -> !one.ended).isPresent() || done.isDone()) {
        return;
      }
      executor = Optional.of(attempt(executor.isPresent() || attempts > 0));
      if (world.befalls(Fault.TWICE, 20)) {
        // As by speculation.
        var unused = attempt(true);
      }
    }

    private SimulatedProcess attempt(boolean isAgain) {
      attempts++;
      int machine = world.random.nextInt(Machines.ALL);
      String id = "executor-%s-%d".formatted(work.id(), attempts);
      SimulatedProcess begun =
          world.add(
              process -> {
                ResultStore ours = SimulatedSweep.store(world, process).under(sweeping.runId());
                run(ours, process, trust(machine), id, isAgain);
              },
              Duration.ofMillis(50),
              machine,
              sweeping.runId());
      executors.put(id, begun);
      return begun;
    }

    private void run(
        ResultStore ours, SimulatedProcess process, PlaceTrust trust, String id, boolean isAgain) {
      process.inFlight = Optional.of(work.id());
      try {
        new WorkSteps(sweeping, ours, trust)
            .run(work, new SimulatedPlace(world, process, sweeping, trust, id, isAgain));
        refusals.forget(machineOf(process));
        done.complete(null);
      } catch (TaskKilledException e) {
        GivenBack back = GivenBack.of(e.reason()).orElseThrow();
        if (back.refuses()) {
          refusals.refuses(machineOf(process), "machine", back.why());
          refusals.hopeless(isLocal ? 1 : Machines.ALL).ifPresent(SimulatedWorkers.this::stop);
        }
      } catch (RuntimeException e) {
        stop(e.getMessage());
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    private String machineOf(SimulatedProcess process) {
      return "" + process.machine;
    }
  }

  /** That of a machine's executors, as long as they live. */
  private PlaceTrust trust(int machine) {
    return trusts.computeIfAbsent(machine, any -> new PlaceTrust(isLocal, driver::nanos));
  }

  @Override
  public void run(
      Sweeping same, TrialRunner runner, String what, List<? extends Work> work, boolean alone) {
    List<Future<Void>> all = work.stream().map(one -> begin(same, runner, one)).toList();
    all.forEach(this::await);
  }

  @Override
  public Future<Void> begin(Sweeping same, TrialRunner runner, Work work) {
    requireNone();
    Task task = new Task(work);
    tasks.add(task);
    goOn();
    return task.done;
  }

  private void goOn() {
    tasks.removeIf(task -> task.done.isDone());
    if (isLocal) {
      for (Task task : List.copyOf(tasks)) {
        task.attempts++;
        task.run(local, driver, trust(driver.machine), TaskPlace.DRIVER, task.attempts > 1);
        requireNone();
      }
    } else {
      tasks.stream().limit(SLOTS).forEach(Task::goOn);
    }
  }

  @Override
  public void await(Future<Void> begun) {
    while (!begun.isDone()) {
      rest();
    }
  }

  @Override
  public void rest() {
    requireNone();
    driver.pass(Duration.ofMillis(300));
    requireNone();
    goOn();
  }

  @Override
  public int room() {
    return isLocal ? 1 : SLOTS + 1;
  }

  @Override
  public IllegalStateException stopped(Exception cause) {
    return new IllegalStateException(cause);
  }

  @Override
  public Optional<Loss> lossOf(String executorId) {
    return Optional.ofNullable(executors.get(executorId)).map(SimulatedProcess::loss);
  }
}
