package io.onecycle.driver.benchmark;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.Scaling;
import io.onecycle.worker.data.batch.TrainingBatches;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.model.Trainers;
import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/**
 * {@code Steps NETWORK BATCH BACKEND SECONDS TRIALS THREADS}: so many trainers side by side, each
 * with so many native threads, make steps for so long. Prints their images per second in total, by
 * the median step of each.
 */
final class Steps {

  private static final int FEWEST = 3;
  private static final int IN_A_CYCLE = 100_000;

  private Steps() {}

  public static void main(String[] args) throws Exception {
    int batch = Integer.parseInt(args[1]);
    double seconds = Double.parseDouble(args[3]);
    int trials = Integer.parseInt(args[4]);
    Trainers trainers =
        new Trainers(
            Backend.valueOf(args[2].toUpperCase(Locale.ROOT)),
            Integer.parseInt(args[5]),
            SharedTrainers.ofThisJvm());
    ExecutorService threads = Executors.newFixedThreadPool(trials);
    List<Callable<Double>> all = new ArrayList<>();
    for (int i = 0; i < trials; i++) {
      Trial trial = Subject.trial(args[0], batch, 1, batch, i);
      all.add(() -> imagesPerSecond(trainers, trial, seconds));
    }
    double sum = 0;
    for (Future<Double> each : threads.invokeAll(all)) {
      sum += each.get();
    }
    System.out.printf("%.1f%n", sum);
    System.exit(0);
  }

  private static double imagesPerSecond(Trainers trainers, Trial trial, double seconds) {
    int size = trial.training().batchSize();
    Examples images = Subject.images(trial.model(), size);
    TrainingBatches batches =
        TrainingBatches.inFileOrder(
            images,
            IntStream.range(0, size).toArray(),
            size,
            Scaling.ofInputs(Normalisation.of(images)));
    Schedule schedule = Schedules.of(trial, IN_A_CYCLE);
    batches.startEpoch(0);
    Batch batch = batches.next();
    try (Trainer trainer = trainers.create(TrainerSpec.of(trial), images)) {
      System.err.print(trainer.backend() + " ");
      step(trainer, batch, trial, schedule, 0);
      // The first third warms up: Java's compiler, caches, the processor's clock.
      long start = System.nanoTime();
      List<Long> nanos = new ArrayList<>();
      while (nanos.size() < FEWEST || System.nanoTime() - start < seconds * 1e9) {
        nanos.add(step(trainer, batch, trial, schedule, nanos.size() + 1));
      }
      List<Long> warm = nanos.subList(nanos.size() / 3, nanos.size()).stream().sorted().toList();
      return size * 1e9 / warm.get(warm.size() / 2);
    }
  }

  private static long step(
      Trainer trainer, Batch batch, Trial trial, Schedule schedule, int iteration) {
    long start = System.nanoTime();
    int t = iteration % IN_A_CYCLE;
    var unused =
        trainer.step(batch, Rates.at(t, schedule, trial.setting(), trial.model().layerGroups()));
    return System.nanoTime() - start;
  }
}
