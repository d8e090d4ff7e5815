package io.onecycle.driver.execute;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.Limits;
import io.onecycle.driver.sweep.SweepSpec;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A run on a local master in a JVM of its own, which its trials may bring down. */
final class LocalRun {

  private LocalRun() {}

  /** Weight decays × seeds, each trial with one attempt; 300 ms a trial. */
  static SweepSpec sweep(List<Double> weightDecays, int seeds) {
    return Sweeps.of(weightDecays, seeds, new Limits(60, 1));
  }

  static void run(ResultStore store, SweepSpec spec) throws IOException {
    Map<String, String> settings = Map.of("spark.master", "local[2]", "spark.ui.enabled", "false");
    new Session(settings, System.err, false).run(spec, store, new PoisonRunner(300));
  }

  /** Results, seeds, weight decays. */
  public static void main(String[] words) throws IOException {
    List<Double> weightDecays = new ArrayList<>();
    for (String word : List.of(words).subList(2, words.length)) {
      weightDecays.add(Double.valueOf(word));
    }
    run(ResultStore.at(words[0]), sweep(weightDecays, Integer.parseInt(words[1])));
  }

  /** Starts a run; what it says goes to {@code log}. */
  static Process start(File log, Path results, int seeds, double... weightDecays)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(argument -> argument.startsWith("--add-opens"))
        .forEach(command::add);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), LocalRun.class.getName()));
    command.add(results.toString());
    command.add(Integer.toString(seeds));
    for (double weightDecay : weightDecays) {
      command.add(Double.toString(weightDecay));
    }
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log).start();
  }
}
