package io.onecycle.driver.execute;

import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Measures, by hand, what a trial costs beside its training, and what reading results costs: {@code
 * Overhead FOLDER TRIALS MASTER}, where {@code cluster} as master starts one of our own.
 */
final class Overhead {

  private Overhead() {}

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int trials = Integer.parseInt(args[1]);
    List<Double> weightDecays =
        IntStream.rangeClosed(1, trials / 10).mapToObj(i -> i * 1e-6).toList();
    SweepSpec spec = Sweeps.of(weightDecays, 10, new Limits(60, 1));
    Path results = Files.createDirectories(folder).resolve("results");
    ResultStore store = ResultStore.at(results.toString());
    if (args[2].equals("cluster")) {
      try (StandaloneCluster cluster = new StandaloneCluster(folder.resolve("cluster"), 2)) {
        Map<String, String> settings = new HashMap<>(cluster.settings());
        settings.put("spark.scheduler.minRegisteredResourcesRatio", "1");
        settings.put("spark.cores.max", "4");
        run(settings, spec, store);
      }
    } else {
      run(Map.of("spark.master", args[2], "spark.ui.enabled", "false"), spec, store);
    }
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      Evidence evidence = Evidence.in(store);
      long read = System.nanoTime();
      int owed = evidence.owed(spec).size();
      long planned = System.nanoTime();
      System.out.printf(
          "read %d trials in %.2f s, planned in %.2f s, %d owed%n",
          evidence.trials().size(), (read - start) / 1e9, (planned - read) / 1e9, owed);
    }
    System.exit(0);
  }

  private static void run(Map<String, String> settings, SweepSpec spec, ResultStore store)
      throws Exception {
    long start = System.nanoTime();
    new Session(settings, System.err, false).run(spec, store, new ClosedFormRunner());
    System.out.printf("session %.1f s%n", (System.nanoTime() - start) / 1e9);
    var rows = store.trials();
    var first = rows.stream().map(row -> row.run().startedAt()).sorted().findFirst().orElseThrow();
    var last =
        rows.stream()
            .map(row -> row.run().finishedAt())
            .max(java.util.Comparator.naturalOrder())
            .orElseThrow();
    double ms = java.time.Duration.between(first, last).toNanos() / 1e6;
    System.out.printf("%d trials, %.2f ms a trial%n", rows.size(), ms / rows.size());
  }
}
