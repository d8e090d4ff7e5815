package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.plan.Budget;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.table.TrialRow;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole searches on a real local Spark, with training in closed form. */
class SparkSearchTest {

  private static final String TOP =
      """
      name: search
      data: fashion-mnist-mini
      model: {mlp: {hidden: [16]}}
      train: {epochs: 9, batch_size: 64, limit: 640}
      """;

  @TempDir private Path results;
  private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
  private ResultStore store;

  @BeforeEach
  void open() {
    store = ResultStore.at(results.toString());
    ClosedFormRunner.BEGUN.clear();
  }

  private static SweepSpec spec(String rest) {
    return ((SweepFile.Valid) SweepFile.parse("s.yaml", TOP + rest)).spec();
  }

  private void run(SweepSpec spec) throws IOException {
    PrintStream progress = new PrintStream(shown, true, StandardCharsets.UTF_8);
    Map<String, String> settings = Map.of("spark.master", "local[2]", "spark.ui.enabled", "false");
    new Session(settings, progress, false).run(spec, store, new ClosedFormRunner());
  }

  @Test
  void halvingWithInjectedFaultsRunsEachTrialOnceAndAsManyOfEachWeightDecay() throws Exception {
    SweepSpec spec =
        spec(
            """
            grid:
              max_lr: [0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
              weight_decay: [1e-2, 1e-3, %s, %s, %s]
            search: {halving: {factor: 3, min_epochs: 3}}
            seeds: [1, 2]
            """
                .formatted(
                    ClosedFormRunner.DIVERGES,
                    ClosedFormRunner.FAILS_ONCE,
                    ClosedFormRunner.FAILS));
    run(spec);
    List<TrialRow> rows = store.trials();
    assertThat(rows).hasSize(5 * (6 + 2 * 2)).hasSize(Budget.of(spec).trials());
    Map<Integer, Map<Double, Long>> rungs =
        rows.stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.training().epochs(),
                    TreeMap::new,
                    Collectors.groupingBy(
                        row -> row.setting().weightDecay().last(), Collectors.counting())));
    assertThat(rungs.get(3)).hasSize(5).allSatisfy((wd, n) -> assertThat(n).isEqualTo(6));
    assertThat(rungs.get(9)).hasSize(5).allSatisfy((wd, n) -> assertThat(n).isEqualTo(4));
    assertThat(rows)
        .allSatisfy(
            row ->
                assertThat(row.key().rung().isPresent()).isEqualTo(row.training().epochs() == 3));
    assertThat(rows)
        .filteredOn(row -> row.setting().weightDecay().last() == ClosedFormRunner.FAILS_ONCE)
        .allSatisfy(row -> assertThat(row.scores().outcome().word()).isEqualTo("completed"));
    assertThat(ClosedFormRunner.BEGUN.entrySet())
        .allSatisfy(
            begun ->
                assertThat(begun.getValue())
                    .isEqualTo(store.trial(begun.getKey()).orElseThrow().run().attempts()));
    assertThat(store.running()).isEmpty();
    assertThat(store.lease()).isEmpty();
    assertThat(shown.toString(StandardCharsets.UTF_8)).contains("at most 50 trials owed");
    run(spec);
    assertThat(store.trials()).hasSameSizeAs(rows);
  }

  @Test
  void asynchronousHalvingHasTheSameBudget() throws Exception {
    SweepSpec spec =
        spec(
            """
            grid:
              max_lr: {range: [0.01, 1]}
              weight_decay: [1e-2, 1e-3]
            search: {sobol: {settings: 9}, halving: {asynchronous: true}}
            """);
    run(spec);
    assertThat(store.trials()).hasSize(2 * (9 + 3 + 1)).hasSize(Budget.of(spec).trials());
  }

  @Test
  void learningGoesOnWhereItStopped() throws Exception {
    String grid = "grid: {max_lr: {range: [0.01, 1]}, weight_decay: {range: [1e-5, 1e-1]}}\n";
    run(spec(grid + "search: {tpe: {settings: 12, startup: 4}}\n"));
    Set<String> few = store.trials().stream().map(TrialRow::trialId).collect(Collectors.toSet());
    assertThat(few).hasSize(12);
    run(spec(grid + "search: {tpe: {settings: 20, startup: 4}}\n"));
    Set<String> all = store.trials().stream().map(TrialRow::trialId).collect(Collectors.toSet());
    assertThat(all).hasSize(20).containsAll(few);
    assertThat(ClosedFormRunner.BEGUN).allSatisfy((id, n) -> assertThat(n).isOne());
    TrialRow best =
        store.trials().stream()
            .max(
                (a, b) ->
                    Double.compare(
                        a.scores().finalAccuracy().orElse(0.0),
                        b.scores().finalAccuracy().orElse(0.0)))
            .orElseThrow();
    assertThat(best.setting().weightDecay().last()).isBetween(5e-4, 2e-3);
  }
}
