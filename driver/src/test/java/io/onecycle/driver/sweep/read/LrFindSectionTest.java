package io.onecycle.driver.sweep.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.LrFind;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.yaml.Fault;
import io.onecycle.worker.lrfind.LrFindSpec;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LrFindSectionTest {

  private static final String RANGE_TESTS_ALONE =
      """
      name: x
      data: mnist
      model: lenet
      grid: {weight_decay: [1e-2, 1e-4]}
      lr_find: %s
      """;

  @Test
  void takesFastaisDefaultsAndNeedsNoEpochsWithoutTrials() {
    SweepSpec spec = valid(RANGE_TESTS_ALONE.formatted("{}"));
    assertThat(spec.lrFind())
        .contains(
            new LrFind(
                LrFindSpec.DEFAULT,
                false,
                OptionalInt.of(1),
                LrFind.Suggestion.VALLEY,
                LrFind.Average.MEDIAN));
    assertThat(spec.grid().maxLr()).isEmpty();
    assertThat(spec.grid().foundLr()).isEmpty();
  }

  @Test
  void readsEveryKey() {
    SweepSpec spec =
        valid(
            RANGE_TESTS_ALONE.formatted(
                "{start_lr: [1e-3, 1e-2], end_lr: 100, num_it: 50, linear: true, stop_dv: false,"
                    + " per: [weight_decay, momentum], seeds: 7, suggestion: steepest}"));
    assertThat(spec.lrFind())
        .contains(
            new LrFind(
                new LrFindSpec(List.of(1e-3, 1e-2), List.of(100.0), 50, true, false),
                true,
                OptionalInt.of(7),
                LrFind.Suggestion.STEEPEST,
                LrFind.Average.MEDIAN));
  }

  @Test
  void oneTestForEachOfTheSweepsSeedsIsAskedForByPer() {
    LrFind read = valid(RANGE_TESTS_ALONE.formatted("{per: [weight_decay, seed]}")).lrFind().get();
    assertThat(read.seeds()).isEmpty();
  }

  @Test
  void factorsOfTheSuggestionStandBesideGivenRates() {
    SweepSpec spec =
        valid(
            """
            name: x
            data: mnist
            model: lenet
            train: {epochs: 1}
            grid: {max_lr: [0.1, lr_find, 0.5x, 2x], weight_decay: 1e-4}
            lr_find: {}
            """);
    assertThat(spec.grid().maxLr()).containsExactly(List.of(0.1));
    assertThat(spec.grid().foundLr()).containsExactly(1.0, 0.5, 2.0);
    assertThat(spec.lrFind().orElseThrow().seeds()).hasValue(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{end_lr: 1e-6} | lr_find.end_lr: 1e-6 is not above start_lr, expected a number above every"
            + " start_lr",
        "{num_it: 0} | lr_find.num_it: 0 is below 1, expected a whole number of at least 1",
        "{linear: 1} | lr_find.linear: 1 is not supported, expected one of true, false",
        "{per: epoch} | lr_find.per: epoch is not supported, expected one of weight_decay, momentum,"
            + " seed",
        "{stop: true} | lr_find.stop: stop is an unknown key, expected one of start_lr, end_lr,"
            + " num_it, linear, stop_dv, per, seeds, suggestion",
        "{start_lr: [1, 2, 3]} | lr_find.start_lr: [1, 2, 3] is a list of 3, expected a number above"
            + " 0, or a list of 2, one for each layer group of lenet",
        "3 | lr_find: 3 is not a mapping, expected the keys start_lr, end_lr, num_it, linear,"
            + " stop_dv, per, seeds, suggestion",
        "{seeds: 0} | lr_find.seeds: 0 is below 1, expected a whole number in [1, 1000]",
        "{per: [weight_decay, seed], seeds: 5} | lr_find.seeds: 5 is given beside per: seed, which is"
            + " one test for each of the sweep's seeds, expected either of them",
      })
  void tellsWhatIsWrong(String section, String fault) {
    SweepFile read = SweepFile.parse("x.yaml", RANGE_TESTS_ALONE.formatted(section));
    assertThat(read).isInstanceOf(SweepFile.Faulty.class);
    assertThat(((SweepFile.Faulty) read).faults())
        .extracting(Fault::message)
        .containsExactly("x.yaml:5: " + fault);
  }

  private static SweepSpec valid(String text) {
    SweepFile read = SweepFile.parse("x.yaml", text);
    assertThat(read).isInstanceOf(SweepFile.Valid.class);
    return ((SweepFile.Valid) read).spec();
  }
}
