package io.onecycle.driver.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps in code, without Spark. */
class SweepTest {

  private static final String FOUND_RATES =
      """
      name: owed
      data: fashion-mnist-mini
      model: mlp
      train: {epochs: 1}
      grid: {max_lr: lr_find, weight_decay: [1e-2, 1e-3, 1e-4]}
      seeds: [1, 2, 3]
      lr_find: {num_it: 40, end_lr: 100}
      """;

  @TempDir private Path folder;

  @Test
  void whatIsBuiltInCodeIsWhatAFileHas() throws Exception {
    Sweep built =
        Sweep.named("twins")
            .data("fashion-mnist-mini")
            .model("lenet")
            .epochs(2)
            .batchSize(64)
            .maxLr(0.1, 0.3)
            .weightDecay(1e-4, 1e-3)
            .set("grid.momentum", List.of(List.of(0.95, 0.85)))
            .set("train.validation", 0.2)
            .seeds(1, 2)
            .verdict(3)
            .build();
    Sweep read =
        Sweep.of(
            """
            name: twins
            data: fashion-mnist-mini
            model: lenet
            train: {epochs: 2, batch_size: 64, validation: 0.2}
            grid: {max_lr: [0.1, 0.3], weight_decay: [1e-4, 1e-3], momentum: [[0.95, 0.85]]}
            seeds: [1, 2]
            verdict: {seeds: 3}
            """);
    RunOptions nowhere = RunOptions.into(folder.resolve("none").toString());
    assertThat(built.plan(nowhere)).isEqualTo(read.plan(nowhere));
    assertThat(Sweep.of(built.yaml()).plan(nowhere)).isEqualTo(read.plan(nowhere));
    Plan plan = built.plan(nowhere);
    assertThat(plan.settings()).isEqualTo(4);
    assertThat(plan.trials()).isEqualTo(8 + 2 * 3);
    assertThat(plan.verdictSeeds()).containsExactly(3L, 4L, 5L);
    assertThat(plan.iterationsPerTrial()).contains(150L);
    assertThat(plan.owed()).isEqualTo(new Standing.Owed(0, 14, true));
    assertThat(plan.axes().get("weight_decay")).containsExactly("1e-4", "0.001");
  }

  @Test
  void allFaultsAreListedAtOnce() {
    SweepBuilder faulty =
        SmallSweeps.of(-1).data("imagenet").epochs(0).maxLr().set("sedes", List.of(1));
    assertThatThrownBy(faulty::build)
        .isInstanceOfSatisfying(
            InvalidSweepException.class,
            e ->
                assertThat(e.faults())
                    .hasSizeGreaterThanOrEqualTo(5)
                    .anyMatch(fault -> fault.startsWith("grid.weight_decay"))
                    .anyMatch(fault -> fault.startsWith("data: "))
                    .anyMatch(fault -> fault.startsWith("train.epochs: 0 is"))
                    .anyMatch(fault -> fault.startsWith("grid.max_lr"))
                    .anyMatch(fault -> fault.startsWith("sedes: ")));
    assertThatThrownBy(() -> Sweep.read(folder.resolve("nowhere.yaml")))
        .isInstanceOf(InvalidSweepException.class)
        .hasMessageContaining("nowhere.yaml:1: file");
  }

  @Test
  void planAndStatusTellOneStanding() throws Exception {
    String out = folder.resolve("results").toString();
    ResultStore.at(out).putSweep(FOUND_RATES.getBytes(StandardCharsets.UTF_8));
    Plan plan = Sweep.of(FOUND_RATES).plan(RunOptions.into(out));
    Standing standing = SweepResults.open(out).standing();
    assertThat(plan.standing()).isEqualTo(standing);
    assertThat(plan.owed()).isEqualTo(new Standing.Owed(15, 9, false));
    assertThat(standing.withoutRate()).isEqualTo(9);
    assertThat(plan.text()).contains("range tests   15", "0 committed, 9 owed");
    assertThat(standing.text()).contains("owed       15 range tests and 9 trials");
  }

  @Test
  void planSaysByWhichSeedsItJudges() throws Exception {
    String top = "name: v\ndata: fashion-mnist-mini\nmodel: lenet\ntrain: {epochs: 1}\n";
    String choice = top + "grid: {max_lr: [0.1, 0.3, 1.0], weight_decay: [1e-2, 1e-3]}\n";
    String single = top + "grid: {max_lr: 0.1, weight_decay: [1e-2, 1e-3]}\n";
    assertThat(text(choice))
        .contains(
            "verdict       by the seeds that choose 2 of 6 settings, which flatters these; add"
                + " verdict: {seeds: 5}\n");
    assertThat(text(choice + "seeds: [1, 2, 3]\nverdict: {seeds: 5}\n"))
        .contains("verdict       then 2 chosen settings with 5 fresh seeds (4 to 8): 10 trials\n")
        .contains("trials        28\n")
        .contains("43 a trial, 1,204 in total\n");
    assertThat(text(single)).doesNotContain("verdict");
    assertThat(text(single + "verdict: {seeds: 2}\n"))
        .contains("verdict       by all seeds, since no settings have to be chosen\n")
        .contains("trials        2\n");
    assertThat(text(choice + "search: {sobol: {settings: 2}}\n"))
        .contains("choose 2 of 4 settings");
  }

  private String text(String yaml) throws Exception {
    return Sweep.of(yaml).plan(RunOptions.into(folder.resolve("nowhere").toString())).text();
  }

  @Test
  void sweepsAreReadFromFilesAndAddresses() throws Exception {
    Path file = Files.writeString(folder.resolve("owed.yaml"), FOUND_RATES);
    assertThat(Sweep.read(file.toString()).name()).isEqualTo("owed");
    assertThat(Sweep.read(file.toUri().toString()).name()).isEqualTo("owed");
    assertThat(
            AskedSweep.distant(file.toUri().toString(), new org.apache.hadoop.conf.Configuration())
                .spec())
        .isEqualTo(AskedSweep.read(file).spec());
  }

  @Test
  void optionsAreValues() {
    RunOptions options =
        RunOptions.into("a").withData("b").withStage("c").withSparkSettings(Map.of("d", "e"));
    assertThat(options.results()).isEqualTo("a");
    assertThat(options.data()).isEqualTo("b");
    assertThat(options.stage()).isEqualTo("c");
    assertThat(options.sparkSettings()).containsEntry("d", "e");
    assertThat(RunOptions.DEFAULT.results()).isBlank();
  }
}
