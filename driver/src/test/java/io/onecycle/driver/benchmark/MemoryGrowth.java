package io.onecycle.driver.benchmark;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.model.Trainers;
import io.onecycle.worker.train.TrainingLoop;
import io.onecycle.worker.train.TrialListener;
import io.onecycle.worker.trial.Trial;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * {@code MemoryGrowth BACKEND TRIALS}: many small trials of mixed networks and batch sizes in one
 * JVM, two at a time as on {@code local[2]}, and how much memory the process has meanwhile, in
 * megabytes of resident set. Fails if it still grows once all kinds have come by many times.
 */
final class MemoryGrowth {

  private record Kind(String network, int batchSize) {}

  /** Ten, so that the samples are taken after the same ones; most leave a partial last batch. */
  private static final List<Kind> KINDS =
      List.of(
          new Kind("lenet", 32),
          new Kind("mlp", 100),
          new Kind("resnet-8", 64),
          new Kind("lenet", 64),
          new Kind("mlp", 32),
          new Kind("resnet-8", 100),
          new Kind("lenet", 128),
          new Kind("mlp", 64),
          new Kind("resnet-8", 32),
          new Kind("lenet", 100));

  private static final int SAMPLES = 10;
  private static final int LIMIT = 300;
  private static final double ALLOWED = 1.04;

  private MemoryGrowth() {}

  public static void main(String[] args) throws Exception {
    Backend backend = Backend.valueOf(args[0].toUpperCase(Locale.ROOT));
    int trials = Integer.parseInt(args[1]);
    int every = trials / SAMPLES;
    Dataset data = DataCatalog.shared().load(Subject.DATA, Optional.empty());
    List<Long> resident = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    for (int done = 0; done < trials; done += every) {
      List<Callable<Object>> some = new ArrayList<>();
      for (int i = done; i < done + every; i++) {
        Trial trial = trial(i);
        some.add(() -> loop(backend).run(trial, data, TrialListener.NONE));
      }
      for (Future<Object> each : threads.invokeAll(some)) {
        each.get();
      }
      resident.add(residentMegabytes());
      System.out.printf("%d\t%d%n", done + every, resident.get(resident.size() - 1));
    }
    threads.shutdown();
    // What two trials happen to hold at a time is no growth: medians of three are compared.
    double before = median(resident.subList(3, 6));
    double after = median(resident.subList(7, 10));
    if (after > before * ALLOWED) {
      System.err.printf(
          "GROWS: from %.0f to %.0f MB over the last half of the trials%n", before, after);
      System.exit(1);
    }
    System.exit(0);
  }

  private static TrainingLoop loop(Backend backend) {
    return new TrainingLoop(new Trainers(backend, 1, SharedTrainers.ofThisJvm()), System::nanoTime);
  }

  private static Trial trial(int i) {
    Kind kind = KINDS.get(i % KINDS.size());
    return Subject.trial(kind.network(), kind.batchSize(), 1, LIMIT, i);
  }

  private static double median(List<Long> numbers) {
    return numbers.stream().sorted().skip(numbers.size() / 2).findFirst().orElseThrow();
  }

  private static long residentMegabytes() throws java.io.IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }
}
