package io.onecycle.driver.results;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.plan.Committed;
import io.onecycle.driver.plan.RangeTestPlan;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.read.Defaults;
import io.onecycle.driver.sweep.read.SweepFile;
import io.onecycle.driver.sweep.read.ownmodel.ModelSource;
import io.onecycle.worker.trial.Trial;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDefaultsTest {

  private static final String SWEEP =
      """
      name: small
      data: fashion-mnist-mini
      model: mlp
      train: {epochs: 2, validation: %s}
      grid: {max_lr: [0.1, 0.2]}
      seeds: [1, 2]
      """;

  private static final String RANGE_TESTS =
      """
      name: small
      data: fashion-mnist-mini
      model: mlp
      grid: {weight_decay: [1e-4, 1e-3]}
      lr_find: {num_it: 20}
      """;

  private static final Evidence NOTHING = new Evidence(List.of(), List.of(), List.of());

  @TempDir private Path folder;

  @Test
  void oneOldTrialIsEnoughForTheOldDefaults() {
    String text = SWEEP.formatted("0.2");
    List<Committed> old = trials(text, Defaults.OF_0_1);
    assertThat(kept(text, List.of(old.get(3)))).isEqualTo(Defaults.OF_0_1);
    assertThat(kept(text, old)).isEqualTo(Defaults.OF_0_1);
  }

  @Test
  void anyTrialOfTheCurrentOnesIsEnoughForThose() {
    String text = SWEEP.formatted("0.2");
    List<Committed> both =
        Stream.concat(
                trials(text, Defaults.OF_0_1).stream(),
                trials(text, Defaults.CURRENT).stream().limit(1))
            .toList();
    assertThat(kept(text, both)).isEqualTo(Defaults.CURRENT);
  }

  @Test
  void aFolderThatHasNothingOfTheSweepSaysNothing() {
    String text = SWEEP.formatted("0.2");
    assertThat(kept(text, List.of())).isEqualTo(Defaults.CURRENT);
    assertThat(kept(text, trials(SWEEP.formatted("0.3"), Defaults.OF_0_1)))
        .isEqualTo(Defaults.CURRENT);
  }

  @Test
  void whatASweepSaysItselfIsNoDefault() {
    List<Committed> old = trials(SWEEP.formatted("0.2"), Defaults.OF_0_1);
    assertThat(kept(SWEEP.formatted("{share: 0.2, rotate: true}"), old))
        .isEqualTo(Defaults.CURRENT);
    assertThat(spec(SWEEP.formatted("{share: 0.2, rotate: false}"), Defaults.CURRENT))
        .isEqualTo(spec(SWEEP.formatted("0.2"), Defaults.OF_0_1));
    assertThat(spec(SWEEP.formatted("test"), Defaults.CURRENT))
        .isEqualTo(spec(SWEEP.formatted("test"), Defaults.OF_0_1));
  }

  @Test
  void rangeTestsTellItWhereThereAreNoTrialsYet() {
    List<Committed> tests =
        RangeTestPlan.of(spec(RANGE_TESTS, Defaults.OF_0_1)).stream()
            .map(test -> new Committed(test.id(), "completed", 1))
            .toList();
    assertThat(kept(RANGE_TESTS, new Evidence(List.of(), tests, List.of())))
        .isEqualTo(Defaults.OF_0_1);
    assertThat(kept(RANGE_TESTS, NOTHING)).isEqualTo(Defaults.CURRENT);
  }

  @Test
  void aFileThatTheOldDefaultsMakeFaultyIsReadWithTheCurrentOnes() {
    Defaults kept =
        KeptDefaults.of(
            ResultStore.at(folder.toString()),
            new Evidence(trials(SWEEP.formatted("0.2"), Defaults.OF_0_1), List.of(), List.of()),
            which -> Optional.empty());
    assertThat(kept).isEqualTo(Defaults.CURRENT);
  }

  private Defaults kept(String text, List<Committed> trials) {
    return kept(text, new Evidence(trials, List.of(), List.of()));
  }

  private Defaults kept(String text, Evidence evidence) {
    return KeptDefaults.of(
        ResultStore.at(folder.toString()), evidence, which -> Optional.of(spec(text, which)));
  }

  private static List<Committed> trials(String text, Defaults defaults) {
    return NOTHING.asked(spec(text, defaults)).stream()
        .map(Trial::id)
        .map(id -> new Committed(id, "completed", 1))
        .toList();
  }

  private static SweepSpec spec(String text, Defaults defaults) {
    SweepFile read = SweepFile.parse("x.yaml", text, ModelSource.NONE, defaults);
    assertThat(read).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) read).spec();
  }
}
