package io.onecycle.driver.refit;

import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.model.TrainedNetwork;
import io.onecycle.worker.model.Trainers;
import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** Trains here, by the compiled program that the sweep's trials ran on, without Spark. */
public final class SingleDevice implements Refitter {

  /** Where Spark would name an executor. */
  private static final String HERE = "driver";

  private static final int TELL_EVERY = 1000;

  private final int threads;

  /**
   * A device.
   *
   * @param threads native threads to compute with, at least 1
   */
  public SingleDevice(int threads) {
    this.threads = threads;
  }

  @Override
  public Refitted refit(RefitSpec spec, Consumer<String> progress) throws IOException {
    Require.that(spec.workers() == 1, "workers", spec.workers(), "1 on a single device");
    RefitData data = RefitData.here(spec);
    ComputationGraph graph = data.network().graph();
    List<WorkerIteration> log = new ArrayList<>();
    long start = System.nanoTime();
    double seconds;
    String backend;
    try (Trainer trainer =
        new Trainers(Backend.AUTO, threads, SharedTrainers.ofThisJvm())
            .create(TrainerSpec.of(spec.trial()), data.examples())) {
      backend = trainer.backend();
      train(spec, data, trainer, log, progress);
      seconds = (System.nanoTime() - start) / 1e9;
      TrainedNetwork.takeParameters(graph, trainer.state().parameters());
    }
    ComputationGraph model = TrainedNetwork.of(graph, log.size(), spec.epochs());
    return new Refitted(
        TrainedNetwork.zip(model, data.normalisation(), data.examples().arePixels()),
        log,
        LocalEvaluation.of(model, data),
        data.trainImages(),
        data.scaling(),
        seconds,
        backend);
  }

  private static void train(
      RefitSpec spec,
      RefitData data,
      Trainer trainer,
      List<WorkerIteration> log,
      Consumer<String> progress) {
    Trial trial = spec.trial();
    Schedule schedule = Schedules.of(trial, data.perEpoch());
    for (int t = 0; t < schedule.iterations(); t++) {
      Batch batch = data.batch(t / data.perEpoch(), t % data.perEpoch());
      Rates rates = Rates.at(t, schedule, trial);
      double loss = trainer.step(batch, rates);
      log.add(
          new WorkerIteration(
              t, 0, HERE, rates.recordedLr(), rates.momentum(), loss, batch.size()));
      WorkerIteration.requireFinite(log.get(t));
      if ((t + 1) % TELL_EVERY == 0) {
        progress.accept(log.get(t).words(schedule.iterations()));
      }
    }
  }
}
