package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.faults;
import static io.onecycle.driver.sweep.read.SweepTexts.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SweepFaultsTest {

  /** One line of the valid file is replaced; where it stands, and the one fault it then has. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name | A_b | 1: name: A_b is not a name, expected up to 100 of the characters a-z, 0-9 and -
          name | ~ | 1: name: nothing is given, expected up to 100 of the characters a-z, 0-9 and -
          name | [a] | 1: name: [a] is not a name, expected up to 100 of the characters a-z, 0-9 and -
          data | imagenet | 2: data: imagenet is not supported, expected one of fashion-mnist, fashion-mnist-mini, mnist, cifar10, cifar100, cifar10-layout, {source: URI, format: FORMAT, …}
          data | {source: x} | 2: data.format: nothing is given, expected one of idx, cifar10, cifar100, images, csv, parquet, dl4j, class
          data | fashion_mnist | 2: data: fashion_mnist is not supported, expected one of fashion-mnist, fashion-mnist-mini, mnist, cifar10, cifar100, cifar10-layout, {source: URI, format: FORMAT, …}; did you mean fashion-mnist?
          model | vgg | 3: model: vgg is not supported, expected one of lenet, 3-layer, mlp, {mlp: {hidden: [256, 128]}}, {resnet: {depth: 56, width: 16}}, {dl4j: net.json}, {keras: net.h5}, {class: a.b.Net}
          model | {resnet: 56} | 3: model.resnet: 56 is not a mapping, expected the keys depth, width, widen, initialisation
          model | {resnet: {width: 16}} | 3: model.resnet.depth: nothing is given, expected 6n + 2 layers, such as 20 or 56
          model | {resnet: {depth: 54}} | 3: model.resnet.depth: 54 is not 6n + 2, expected 50 or 56
          model | {resnet: {depth: 2}} | 3: model.resnet.depth: 2 is below 8, expected a whole number in [8, 1202]
          model | {resnet: {depth: 8, width: 0}} | 3: model.resnet.width: 0 is below 1, expected a whole number in [1, 1024]
          model | {resnet: {depth: 8, widen: 65}} | 3: model.resnet.widen: 65 is above 64, expected a whole number in [1, 64]
          model | {resnet: {depth: 8, initialisation: xavier}} | 3: model.resnet.initialisation: xavier is not supported, expected one of pytorch, he
          model | {mlp: {hidden: [0]}} | 3: model.mlp.hidden[0]: 0 is below 1, expected a whole number in [1, 65536]
          model | {mlp: {hidden: []}} | 3: model.mlp.hidden: [] is empty, expected at least one value
          compat | torch | 4: compat: torch is not supported, expected one of none, fastai
          epochs | 0 | 6: train.epochs: 0 is below 1, expected a whole number of at least 1
          epochs | 1.5 | 6: train.epochs: 1.5 is not written as a whole number, expected a whole number of at least 1
          epochs | 010 | 6: train.epochs: 010 is not written as a whole number, expected a whole number of at least 1
          epochs | 3000000000 | 6: train.epochs: 3000000000 is above 2147483647, expected a whole number of at least 1
          epochs | 2000000000 | 6: train.epochs: 2000000000 is too much: more than 2147483647 iterations, expected fewer epochs or cycles
          validation | 1 | 10: train.validation: 1 is outside (0, 1), expected a share in (0, 1), {share: 0.1, rotate: false}, or test
          validation | {} | 10: train.validation.share: nothing is given, expected a share in (0, 1)
          validation | {share: 1, rotate: true} | 10: train.validation.share: 1 is outside (0, 1), expected a share in (0, 1)
          validation | {share: test} | 10: train.validation.share: test is not a number, expected a share in (0, 1)
          validation | {share: 0.1, rotate: yes} | 10: train.validation.rotate: yes is not supported, expected one of true, false
          validation | {share: 0.1, rotated: true} | 10: train.validation.rotated: rotated is an unknown key, expected one of share, rotate; did you mean rotate?
          validation | {share: 1e-7, rotate: false} | 10: train.validation: {share: 1e-7, rotate: false} is a share that holds out none of 60000 images, expected at least one image on either side
          validation | 1e-7 | 10: train.validation: 1e-7 is a share that holds out none of 60000 images, expected at least one image on either side
          validation | 0.999999 | 10: train.validation: 0.999999 is a share that holds out all of 60000 images, expected at least one image on either side
          augment | [flip, flip] | 11: train.augment[1]: flip is the same as train.augment[0], expected each value once
          optimizer | adam | 12: train.optimizer: adam is not supported, expected one of sgd, nesterovs
          schedule | step | 16: grid.schedule: step is not supported, expected one of 1cycle, constant, {step: {at: [30, 60], factor: 0.1}}
          schedule | {step: {at: [2, 1], factor: 1}} | 16: grid.schedule.step.at: [2, 1] is not rising, expected rising marks in epochs, above 0
          schedule | {step: {at: [2, 2.0], factor: 1}} | 16: grid.schedule.step.at: [2, 2.0] is not rising, expected rising marks in epochs, above 0
          schedule | {step: {at: 1}} | 16: grid.schedule.step.factor: nothing is given, expected a number above 0
          schedule | {step: {at: 10, factor: 1}} | 16: grid.schedule: {step: {at: 10, factor: 1}} is too late: training ends at epoch 10, expected marks below 10
          max_lr | [0.1, -0.1] | 17: grid.max_lr[1]: -0.1 is not above 0, expected a number above 0
          max_lr | [0.1, 1e-1] | 17: grid.max_lr[1]: 1e-1 is the same as grid.max_lr[0], expected each value once
          max_lr | [0.1, [0.1, 0.1]] | 17: grid.max_lr[1]: [0.1, 0.1] is the same as grid.max_lr[0], expected each value once
          max_lr | [[1, 2, 3]] | 17: grid.max_lr[0]: [1, 2, 3] is a list of 3, expected a number above 0, or a list of 2, one for each layer group of lenet
          max_lr | lr_find | 17: grid.max_lr: lr_find is found by a range test, expected the section lr_find too, or a number above 0
          max_lr | "0.1" | 17: grid.max_lr: "0.1" is a text, expected a number above 0
          max_lr | 1e999 | 17: grid.max_lr: 1e999 is too large for a double, expected a number above 0
          max_lr | 1e-999 | 17: grid.max_lr: 1e-999 is too small to be told from 0, expected a number above 0
          max_lr | [] | 17: grid.max_lr: [] is empty, expected at least one value
          div | 0.5 | 18: grid.div: 0.5 is below 1, expected a number of at least 1
          pct | [10, 100] | 19: grid.pct[1]: 100 is outside [0, 100), expected a percentage in [0, 100)
          pct | 99.99 | 19: grid.pct: 99.99 is too much for a cycle of 1565 iterations (20000 examples in batches of 64): its ramps have none, expected a lower percentage, or more iterations
          momentum | [1.1] | 20: grid.momentum[0]: 1.1 is outside [0, 1], expected a number in [0, 1]
          momentum | [[0.9, 0.9], 0.9] | 20: grid.momentum[1]: 0.9 is the same as grid.momentum[0], expected each value once
          momentum | [[0.9]] | 20: grid.momentum[0]: [0.9] is a list of 1, expected a number in [0, 1], or a range such as [0.95, 0.85]
          weight_decay | [0, -0] | 21: grid.weight_decay[1]: -0 is the same as grid.weight_decay[0], expected each value once
          weight_decay | -1e-3 | 21: grid.weight_decay: -1e-3 is below 0, expected a number of at least 0
          seeds | [1, 1] | 22: seeds[1]: 1 is the same as seeds[0], expected each value once
          seeds | [] | 22: seeds: [] is empty, expected at least one value
          seeds | {max: 10} | 22: seeds.until: nothing is given, expected decided
          seeds | {until: decided} | 22: seeds.max: nothing is given, expected a whole number of at least min
          seeds | {min: 1, max: 10, until: decided} | 22: seeds.min: 1 is below 2, expected a whole number in [2, 1000]
          seeds | {min: 5, max: 4, until: decided} | 22: seeds.max: 4 is below 5, expected a whole number in [5, 1000]
          seeds | {max: 1001, until: decided} | 22: seeds.max: 1001 is above 1000, expected a whole number in [3, 1000]
          seeds | {max: 10, until: tired} | 22: seeds.until: tired is not supported, expected one of decided
          seeds | {max: 10, until: decided, margin: 0} | 22: seeds.margin: 0 is not above 0, expected a number above 0
          seeds | {max: 10, until: decided, first: 1.5} | 22: seeds.first: 1.5 is not written as a whole number, expected a whole number in [-2147483648, 2147483646]
          seeds | {max: 10, until: decided, look: 2} | 22: seeds.look: look is an unknown key, expected one of min, max, first, until, margin
          seeds | 9223372036854775808 | 22: seeds: 9223372036854775808 is beyond 64 bits, expected a whole number of at most 64 bits
          limits | {trial_minutes: 0} | 23: limits.trial_minutes: 0 is outside (0, 525600], expected minutes above 0 and at most 525600, a year
          limits | {failures_per_trial: 0} | 23: limits.failures_per_trial: 0 is below 1, expected a whole number of at least 1
          limits | {checkpoint_seconds: -1} | 23: limits.checkpoint_seconds: -1 is outside [0, 86400], expected seconds of at least 0 and at most 86400, a day
          limits | 5 | 23: limits: 5 is not a mapping, expected the keys trial_minutes, failures_per_trial, checkpoint_seconds
          """)
  void tellsWhereWhatAndWhatWasExpected(String key, String value, String fault) {
    assertThat(faults(with(key, key + ": " + value))).containsExactly("x.yaml:" + fault);
  }

  @ParameterizedTest
  @CsvSource({
    "0x10", "1_000", "NaN", ".nan", ".inf", "yes", "0.1.2", "1e", "e5", "1:30", "0b1", "."
  })
  void refusesWhatOnlyLooksLikeANumber(String text) {
    assertThat(faults(with("max_lr", "max_lr: " + text)))
        .containsExactly(
            "x.yaml:17: grid.max_lr: " + text + " is not a number, expected a number above 0");
  }

  @Test
  void guessesTheKeyThatWasMeant() {
    assertThat(faults(with("batch_size", "batch-size: 64")))
        .containsExactly(
            "x.yaml:8: train.batch-size: batch-size is an unknown key, expected one of epochs,"
                + " cycles, batch_size, limit, validation, augment, optimizer, weight_decay_mode,"
                + " weight_decay_scope, precision, class_weights, metrics, objective; did you mean"
                + " batch_size?");
    assertThat(faults(with("seeds", "sedes: 1")))
        .containsExactly(
            "x.yaml:22: sedes: sedes is an unknown key, expected one of name, data, model, compat,"
                + " train, grid, search, seeds, verdict, scientific, lr_find, limits, objective");
  }

  @Test
  void tellsAllFaultsAtOnceFromTheFirstLineToTheLast() {
    assertThat(
            faults(
                """
                grid: {max_lr: [0, "1"], div: 0}
                seeds: []
                data: 5
                """))
        .containsExactly(
            "x.yaml:1: name: nothing is given, expected up to 100 of the characters a-z, 0-9 and -",
            "x.yaml:1: model: nothing is given, expected one of lenet, 3-layer, mlp, {mlp: {hidden:"
                + " [256, 128]}}, {resnet: {depth: 56, width: 16}}, {dl4j: net.json}, {keras: net.h5},"
                + " {class: a.b.Net}",
            "x.yaml:1: train.epochs: nothing is given, expected a whole number of at least 1",
            "x.yaml:1: grid.max_lr[0]: 0 is not above 0, expected a number above 0",
            "x.yaml:1: grid.max_lr[1]: \"1\" is a text, expected a number above 0",
            "x.yaml:1: grid.div: 0 is below 1, expected a number of at least 1",
            "x.yaml:2: seeds: [] is empty, expected at least one value",
            "x.yaml:3: data: 5 is not supported, expected one of fashion-mnist,"
                + " fashion-mnist-mini, mnist, cifar10, cifar100, cifar10-layout,"
                + " {source: URI, format: FORMAT, …}");
  }

  @Test
  void refusesACycleWhoseRampsHaveNoIteration() {
    String text =
        """
        name: a
        data: fashion-mnist-mini
        model: mlp
        train: {epochs: 2, batch_size: 128, limit: 128}
        grid: {max_lr: 0.1, pct: [0, 0.1]}
        """;
    assertThat(faults(text))
        .containsExactly(
            "x.yaml:5: grid.pct[1]: 0.1 is too much for a cycle of 2 iterations (128 examples in"
                + " batches of 128): its ramps have none, expected a lower percentage, or more iterations");
    assertThat(faults(text.replace("limit: 128", "limit: 129"))).isEmpty();
    assertThat(faults(text.replace("pct:", "schedule: constant, pct:"))).isEmpty();
  }

  @Test
  void aBatchThatIsLargerThanTheDataIsNamedWithBothNumbers() {
    String text =
        """
        name: a
        data: fashion-mnist-mini
        model: mlp
        train: {epochs: 1, batch_size: 512, limit: 200}
        grid: {max_lr: 0.1, pct: [5, 10]}
        """;
    assertThat(faults(text))
        .containsExactly(
            "x.yaml:4: train.batch_size: 512 is more than the 200 examples to train on: a cycle of"
                + " 1 iterations has no ramps, expected a smaller batch, or more epochs");
    assertThat(faults(text.replace("epochs: 1", "epochs: 3"))).isEmpty();
  }

  @Test
  void refusesMoreTrialsThanASweepTakesHoweverMany() {
    StringBuilder seeds = new StringBuilder("seeds: [0");
    for (int seed = 1; seed < 2778; seed++) {
      seeds.append(", ").append(seed);
    }
    // (1cycle × 2 div + 2 others) × 2 max_lr × 2 momenta × 5 weight decays = 80 settings.
    assertThat(faults(with("seeds", seeds + "]")))
        .containsExactly(
            "x.yaml:16: grid: 222240 trials is more than one sweep takes, expected at most 100000");
  }

  @Test
  void keepsAFaultOnOneLineWhateverTheFileHolds() {
    assertThat(faults(with("name", "name: \"a\\u001b[31m\\n" + "b".repeat(99) + "\"")))
        .singleElement()
        .asString()
        .matches("x\\.yaml:1: name: \"a\\\\u001b\\[31m\\\\u000ab{50,60}…\" is not a name, .*");
  }
}
