package io.onecycle.driver.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.sweep.yaml.Fault;
import io.onecycle.worker.schedule.Schedule;
import io.onecycle.worker.schedule.Schedules;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The sweep files that come with the program can be run as they are. */
class ShippedSweepsTest {

  private static final Path SWEEPS = Path.of("..", "sweeps");

  static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(SWEEPS)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void canBePlanned(Path file) {
    SweepSpec spec = spec(file);
    List<Trial> trials = Trials.of(spec, FoundRates.ASSUMED, List.of());
    assertThat(trials.size() + RangeTestPlan.of(spec).size()).isPositive();
    assertThat(trials)
        .filteredOn(trial -> !(trial.data() instanceof DataSpec.Unstaged))
        .allSatisfy(trial -> assertThat(Iterations.of(trial)).isPositive());
  }

  @Test
  void noTwoShareAResultsFolder() throws IOException {
    Map<String, List<Path>> byName =
        files().stream().collect(Collectors.groupingBy(file -> spec(file).name()));
    assertThat(byName).allSatisfy((name, files) -> assertThat(files).as(name).hasSize(1));
  }

  @Test
  void thoseOfThePapersNameTheirFigureAndItsSource() throws IOException {
    for (Path file : files()) {
      if (file.startsWith(SWEEPS.resolve("notebook")) || file.startsWith(SWEEPS.resolve("paper"))) {
        assertThat(text(file)).as(file.toString()).startsWith("# ").contains("Source: ");
      }
    }
  }

  @Test
  void theNotebooksSecondThirdRunTakes6860Iterations() {
    Trial trial = Trials.of(spec(SWEEPS.resolve("notebook/run-3b.yaml"))).get(0);
    assertThat(Iterations.of(trial)).isEqualTo(6_860);
  }

  @Test
  void the64kRecipeFallsAtIterations32000And48000() {
    Trial trial = Trials.of(spec(SWEEPS.resolve("paper/he-64k-resnet-56.yaml"))).get(0);
    assertThat(Iterations.of(trial)).isBetween(64_000, 64_000 + 391);
    Schedule schedule = Schedules.of(trial, 391);
    assertThat(schedule.lr(31_999, 0.1)).isEqualTo(0.1);
    assertThat(schedule.lr(32_000, 0.1)).isEqualTo(0.1 * 0.1);
    assertThat(schedule.lr(47_999, 0.1)).isEqualTo(0.1 * 0.1);
    assertThat(schedule.lr(48_000, 0.1)).isEqualTo(0.1 * 0.1 * 0.1);
  }

  private static SweepSpec spec(Path file) {
    SweepFile read = SweepFile.read(file);
    if (read instanceof SweepFile.Faulty faulty) {
      throw new AssertionError(faulty.faults().stream().map(Fault::message).toList().toString());
    }
    return ((SweepFile.Valid) read).spec();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
