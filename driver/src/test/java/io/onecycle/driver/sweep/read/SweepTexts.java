package io.onecycle.driver.sweep.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.yaml.Fault;
import java.util.List;
import java.util.regex.Matcher;

/** A sweep file to start from, and what becomes of it. */
final class SweepTexts {

  static final String VALID =
      """
      name: weight-decay
      data: fashion-mnist
      model: lenet
      compat: none
      train:
        epochs: 5
        cycles: 2
        batch_size: 64
        limit: 20000
        validation: 0.2
        augment: [flip, crop]
        optimizer: nesterovs
        weight_decay_mode: decoupled
        weight_decay_scope: weights
      grid:
        schedule: [1cycle, constant, {step: {at: [3, 4.5], factor: 0.1}}]
        max_lr: [0.1, [0.01, 0.1]]
        div: [5, 10]
        pct: 13.68
        momentum: [[0.95, 0.85], 0.9]
        weight_decay: [1e-2, 1E-3, .5, 0, [0, 1e-4]]
      seeds: [1, -2, 3]
      limits: {trial_minutes: 0.5, failures_per_trial: 3}
      """;

  private SweepTexts() {}

  /** The valid file with one line, found by its key, written otherwise. */
  static String with(String key, String line) {
    String changed =
        VALID.replaceFirst("(?m)^( *)" + key + ":.*$", "$1" + Matcher.quoteReplacement(line));
    assertThat(changed).as("a line of key %s", key).isNotEqualTo(VALID);
    return changed;
  }

  static SweepSpec valid(String text) {
    SweepFile file = SweepFile.parse("x.yaml", text);
    assertThat(file).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) file).spec();
  }

  static List<String> faults(String text) {
    return messages(SweepFile.parse("x.yaml", text));
  }

  static List<String> messages(SweepFile file) {
    return file instanceof SweepFile.Faulty faulty
        ? faulty.faults().stream().map(Fault::message).toList()
        : List.of();
  }
}
