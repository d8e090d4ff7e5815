package io.onecycle.driver.sweep.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.data.Split;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;

class DataSizesTest {

  @Property
  void agreesWithTheSplitThatIsMadeOfTheImages(
      @ForAll BuiltInData data, @ForAll @DoubleRange(min = 0.01, max = 0.99) double share) {
    Validation validation = new Validation.HeldOut(share, false);
    assertThat(DataSizes.BUILT_IN.trainingImages(data.dataName(), validation, Training.NO_LIMIT))
        .hasValue(Split.trainingCount(data.trainImages(), validation, Training.NO_LIMIT));
  }

  @org.junit.jupiter.api.Test
  void knowsNothingOfOtherData() {
    assertThat(DataSizes.BUILT_IN.trainingImages("x", new Validation.TestSet(), 1)).isEmpty();
  }
}
