package io.onecycle.driver.benchmark;

import io.onecycle.driver.execute.Session;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.TrialRow;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * {@code Idle SWEEP RESULTS CORES}: runs a sweep on {@code local[CORES]} and prints where the
 * cores' time went, from the start of this JVM to the last committed row: {@code PART SECONDS
 * SHARE}.
 */
final class Idle {

  private Idle() {}

  public static void main(String[] args) throws Exception {
    SweepSpec spec = ((SweepFile.Valid) SweepFile.read(Path.of(args[0]))).spec();
    ResultStore store = ResultStore.at(args[1]);
    int cores = Integer.parseInt(args[2]);
    Map<String, String> settings =
        Map.of("spark.master", "local[" + cores + "]", "spark.ui.enabled", "false");
    new Session(settings, System.err, false).run(spec, store, new TimedRunner());
    Instant end = Instant.now();
    print(store.trials(), cores, end);
    System.exit(0);
  }

  private static void print(List<TrialRow> rows, int cores, Instant end) {
    Instant start = Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
    Instant first =
        rows.stream().map(row -> row.run().startedAt()).sorted().findFirst().orElseThrow();
    Instant last =
        rows.stream()
            .map(row -> row.run().finishedAt())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    double all = cores * seconds(start, end);
    double tasks =
        rows.stream()
            .mapToDouble(row -> seconds(row.run().startedAt(), row.run().finishedAt()))
            .sum();
    double tail = tail(rows, cores, first, last);
    double trials = Phase.TRIAL.seconds();
    double training = Phase.TRAINING.seconds();
    double create = Phase.CREATE.seconds();
    double validate = Phase.VALIDATE.seconds();
    line("training loop", training, all);
    line("– of it the steps", Phase.STEP.seconds(), all);
    line("validation", validate, all);
    line("compiling, initial weights", create, all);
    line("split, normalisation, records", trials - training - create - validate, all);
    line("mark, thread, ND4J's start", tasks - trials, all);
    line("commit, Spark's scheduling", cores * seconds(first, last) - tasks - tail, all);
    line("tail: no trial left for a core", tail, all);
    line("start: JVM, Spark, data", cores * seconds(start, first), all);
    line("end: last commit, Spark's end", cores * seconds(last, end), all);
    line("**not training**", all - training, all);
    double between = cores * seconds(first, last);
    line("**not training, from first to last trial**", between - training, between);
  }

  /** Between the end of each core's last trial and that of the last of all. */
  private static double tail(List<TrialRow> rows, int cores, Instant first, Instant last) {
    Instant[] ends = new Instant[cores];
    Arrays.fill(ends, first);
    rows.stream()
        .sorted(Comparator.comparing(row -> row.run().startedAt()))
        .forEach(
            row -> {
              Arrays.sort(ends);
              // The core that is free the longest takes the next trial.
              ends[0] = row.run().finishedAt();
            });
    return Arrays.stream(ends).mapToDouble(each -> seconds(each, last)).sum();
  }

  private static void line(String part, double seconds, double all) {
    System.out.printf("%s\t%.3f\t%.1f%n", part, seconds, 100 * seconds / all);
  }

  private static double seconds(Instant from, Instant to) {
    return Duration.between(from, to).toNanos() / 1e9;
  }
}
