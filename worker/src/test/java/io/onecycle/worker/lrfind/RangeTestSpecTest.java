package io.onecycle.worker.lrfind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.FormerId;
import java.util.List;
import org.junit.jupiter.api.Test;

class RangeTestSpecTest {

  private static final RangeTestSpec PLAIN = RangeTests.of(LrFindSpec.DEFAULT, 1e-4);

  @Test
  void keepsTheIdThatResultsAlreadyOnDiskCarry() {
    assertThat(PLAIN.id()).isEqualTo("5b095c4df3b54634");
  }

  @Test
  void otherContentOfABuiltInNameIsNeverTakenForWhatWasPublished() {
    RangeTestSpec published = learning("mnist");
    RangeTestSpec other = learning("mnist@0123456789abcdef");
    RangeTestSpec unlooked = learning("");
    assertThat(published.id()).isEqualTo(unlooked.id()).isNotEqualTo(other.id());
    assertThat(published.formerIds()).isEqualTo(unlooked.formerIds()).isNotEmpty();
    assertThat(other.formerIds())
        .hasSameSizeAs(published.formerIds())
        .doesNotContainAnyElementsOf(published.formerIds())
        .noneMatch(FormerId::isByName)
        .extracting(FormerId::id)
        .doesNotContain(published.id());
  }

  @Test
  void theLengthOfTrialsDoesNotChangeTheId() {
    assertThat(RangeTests.of(LrFindSpec.DEFAULT, 1e-4, RangeTests.training(30, 64)).id())
        .isEqualTo(PLAIN.id());
  }

  @Test
  void everythingElseChangesTheId() {
    List<LrFindSpec> specs =
        List.of(
            new LrFindSpec(List.of(1e-4), List.of(10.0), 100, false, true),
            new LrFindSpec(List.of(1e-5), List.of(11.0), 100, false, true),
            new LrFindSpec(List.of(1e-5), List.of(10.0), 101, false, true),
            new LrFindSpec(List.of(1e-5), List.of(10.0), 100, true, true),
            new LrFindSpec(List.of(1e-5), List.of(10.0), 100, false, false));
    assertThat(specs.stream().map(spec -> RangeTests.of(spec, 1e-4).id()).distinct())
        .hasSize(5)
        .doesNotContain(PLAIN.id());
    assertThat(RangeTests.of(LrFindSpec.DEFAULT, 1e-3).id()).isNotEqualTo(PLAIN.id());
    assertThat(RangeTests.of(LrFindSpec.DEFAULT, 1e-4, RangeTests.training(1, 32)).id())
        .isNotEqualTo(PLAIN.id());
    assertThat(with(Compat.FASTAI, 0.9, 1).id()).isNotEqualTo(PLAIN.id());
    assertThat(with(Compat.NONE, 0.95, 1).id()).isNotEqualTo(PLAIN.id());
    assertThat(with(Compat.NONE, 0.9, 2).id()).isNotEqualTo(PLAIN.id());
    assertThat(with(Compat.NONE, 0.9, 1).id()).isEqualTo(PLAIN.id());
  }

  @Test
  void refusesArgumentsThatMakeNoTest() {
    assertRefused(
        List.of(), List.of(1.0), 100, "Invalid start_lr: [], expected at least one value");
    assertRefused(
        List.of(0.0), List.of(1.0), 100, "Invalid start_lr: 0.0, expected a number above 0");
    assertRefused(
        List.of(1.0),
        List.of(1.0),
        100,
        "Invalid end_lr: 1.0, expected a number above start_lr, 1.0");
    assertRefused(
        List.of(1.0),
        List.of(2.0, 0.5),
        100,
        "Invalid end_lr: 0.5, expected a number above start_lr, 1.0");
    assertRefused(
        List.of(0.1, 1.0),
        List.of(0.5),
        100,
        "Invalid end_lr: 0.5, expected a number above start_lr, 1.0");
    assertRefused(
        List.of(0.1, 0.2, 0.3),
        List.of(1.0, 2.0),
        100,
        "Invalid end_lr: [1.0, 2.0], expected one value, or one for each of the 3 values of"
            + " start_lr");
    assertRefused(
        List.of(0.1),
        List.of(Double.POSITIVE_INFINITY),
        100,
        "Invalid end_lr: Infinity, expected a number above 0");
    assertRefused(
        List.of(0.1), List.of(1.0), 0, "Invalid num_it: 0, expected a whole number of at least 1");
  }

  @Test
  void refusesAsManyRatesAsTheModelHasNoGroupsFor() {
    LrFindSpec three = new LrFindSpec(List.of(0.1, 0.2, 0.3), List.of(1.0), 10, false, true);
    assertThatThrownBy(() -> RangeTests.of(three, 0))
        .hasMessage(
            "Invalid start_lr: [0.1, 0.2, 0.3], expected one value, or one for each of the 2 layer"
                + " groups of mlp-256-128");
  }

  @Test
  void refusesAMomentumAndAWeightDecayOutsideTheirRanges() {
    assertThatThrownBy(() -> with(Compat.NONE, 1.5, 1))
        .hasMessage("Invalid momentum: 1.5, expected a number in [0, 1]");
    assertThatThrownBy(() -> RangeTests.of(LrFindSpec.DEFAULT, -1))
        .hasMessage("Invalid weight_decay: -1.0, expected a number of at least 0");
  }

  private static void assertRefused(
      List<Double> start, List<Double> end, int numIt, String message) {
    assertThatThrownBy(() -> new LrFindSpec(start, end, numIt, false, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static RangeTestSpec learning(String known) {
    return new RangeTestSpec(
        new DataSpec.BuiltIn("mnist", known),
        PLAIN.model(),
        PLAIN.compat(),
        PLAIN.training(),
        PLAIN.spec(),
        PLAIN.momentum(),
        PLAIN.weightDecay(),
        1);
  }

  private static RangeTestSpec with(Compat compat, double momentum, long seed) {
    return new RangeTestSpec(
        PLAIN.data(),
        PLAIN.model(),
        compat,
        PLAIN.training(),
        PLAIN.spec(),
        momentum,
        PLAIN.weightDecay(),
        seed);
  }
}
