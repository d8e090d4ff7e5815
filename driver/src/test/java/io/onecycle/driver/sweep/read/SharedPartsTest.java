package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.VALID;
import static io.onecycle.driver.sweep.read.SweepTexts.faults;
import static io.onecycle.driver.sweep.read.SweepTexts.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.sweep.SweepSpec;
import org.junit.jupiter.api.Test;

/** Anchors, aliases and merge keys. */
class SharedPartsTest {

  private static final String PLAIN =
      """
      name: a
      data: fashion-mnist-mini
      model: mlp
      train: {epochs: 2, batch_size: 64, precision: bfloat16}
      grid: {max_lr: [0.1, 0.2], weight_decay: [1e-2, 1e-4]}
      seeds: [1, 2]
      """;

  @Test
  void aSweepOfSharedPartsIsTheSweepThatIsWrittenOut() {
    String shared =
        """
        x-usual: &usual
          epochs: 2
          batch_size: 128
        x-rates: &rates [0.1, 0.2]
        name: a
        data: fashion-mnist-mini
        model: mlp
        train:
          <<: *usual
          batch_size: 64
          precision: &precision bfloat16
        grid: {max_lr: *rates, weight_decay: [1e-2, 1e-4]}
        seeds: [1, 2]
        """;
    assertThat(spec(shared)).isEqualTo(spec(PLAIN));
    assertThat(Trials.of(spec(shared))).isEqualTo(Trials.of(spec(PLAIN)));
  }

  @Test
  void ofSeveralMergedMappingsTheFirstThatHasAKeyGivesIt() {
    String shared =
        PLAIN.replace(
            "train: {epochs: 2, batch_size: 64, precision: bfloat16}",
            """
            x-a: &a {epochs: 2}
            x-b: &b {epochs: 9, batch_size: 64}
            train: {<<: [*a, *b], precision: bfloat16}\
            """);
    assertThat(spec(shared)).isEqualTo(spec(PLAIN));
  }

  @Test
  void aFaultOfASharedPartNamesWhereItIsUsedAndTheLineItIsWrittenOn() {
    assertThat(
            faults(
                """
                x-usual: &usual
                  epochs: 0
                name: a
                data: fashion-mnist-mini
                model: mlp
                train: {<<: *usual}
                grid: {max_lr: &lr [-1], div: *lr}
                """))
        .containsExactly(
            "x.yaml:2: train.epochs: 0 is below 1, expected a whole number of at least 1",
            "x.yaml:7: grid.max_lr[0]: -1 is not above 0, expected a number above 0",
            "x.yaml:7: grid.div[0]: -1 is below 1, expected a number of at least 1");
  }

  @Test
  void refusesNamesOfNothingAndWhatCannotBeMerged() {
    assertThat(faults(with("seeds", "seeds: *a")))
        .containsExactly(
            "x.yaml:22: seeds: *a is the name of nothing above, expected an anchor before it: &a");
    assertThat(faults(with("seeds", "seeds: &a [*a]")))
        .containsExactly(
            "x.yaml:22: seeds[0]: *a is the name of nothing above, expected an anchor before it:"
                + " &a");
    assertThat(faults(with("limits", "limits: {<<: 5, trial_minutes: 1}")))
        .containsExactly(
            "x.yaml:23: limits.<<: 5 is nothing that has keys, expected an alias of a mapping, or a"
                + " list of such");
    assertThat(faults(with("limits", "limits: {\"<<\": {trial_minutes: 1}}")))
        .singleElement()
        .asString()
        .contains("limits.<<", "is an unknown key");
  }

  @Test
  void aFewAliasesThatStandForManyValuesAreRefusedBeforeTheyCost() {
    StringBuilder bomb = new StringBuilder(VALID + "x-0: &a0 [1]\n");
    for (int i = 1; i < 18; i++) {
      bomb.append(
          "x-%s: &a%s [%s*a%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9), i - 1));
    }
    assertThat(faults(bomb.toString()))
        .singleElement()
        .asString()
        .contains("is too much with all its aliases, expected at most 10000 values by aliases");
    StringBuilder deep = new StringBuilder(VALID + "x-0: &a0 [1]\n");
    for (int i = 1; i < 30; i++) {
      deep.append("x-%s: &a%s [*a%s]\n".formatted(i, i, i - 1));
    }
    assertThat(faults(deep.toString()))
        .singleElement()
        .asString()
        .contains("nested too deep, expected at most 20 levels");
  }

  private static SweepSpec spec(String text) {
    SweepFile read = SweepFile.parse("x.yaml", text);
    assertThat(read).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) read).spec();
  }
}
