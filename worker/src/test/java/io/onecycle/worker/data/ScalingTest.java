package io.onecycle.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.batch.EvaluationBatches;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalingTest {

  /** Three examples of two features, with a number each. */
  private static final Examples THREE =
      Examples.features(
          Shape.features(2), new float[] {1, 7, 3, 7, 5, 7}, 1, new float[] {10, 30, 50});

  @Test
  void featuresAndNumbersGetMean0AndDeviation1EachByItself() {
    int[] all = {0, 1, 2};
    Scaling scaling = Scaling.of(new Dataset("three", THREE, THREE), THREE, all);
    Batch batch = new EvaluationBatches(THREE, all, 3, scaling).next();
    float d = (float) Math.sqrt(1.5);
    assertThat(batch.pixels()).containsExactly(new float[] {-d, 0, 0, 0, d, 0}, within(1e-6f));
    assertThat(batch.values()).containsExactly(new float[] {-d, 0, d}, within(1e-6f));
    assertThat(batch.scale().original(batch.values()[2], 0)).isEqualTo(50);
  }

  @Test
  void indicatorsStayAsTheyAreAndOffsetsAreKeptWithTheScale() {
    Representation how = new Representation(List.of(0), List.of(1e9));
    Scaling scaling =
        Scaling.of(
            Dataset.inAnyOrder("three", THREE, Optional.empty(), THREE, how),
            THREE,
            new int[] {0, 1, 2});
    assertThat(scaling.inputs().mean()).containsExactly(0.0, 7.0);
    assertThat(scaling.inputs().sd()).containsExactly(1.0, 1.0);
    assertThat(scaling.targets().mean()).containsExactly(30.0);
    assertThat(scaling.targets().offset()).containsExactly(1e9);
    assertThat(scaling.targets().isShifted()).isTrue();
    assertThat(scaling.targets().meant(64, 0)).isEqualTo((float) (1e9 + 64));
  }

  @Test
  void theConstantsOfADataSetComeFirst() {
    Dataset asTheyAre =
        new Dataset(
            "three",
            THREE,
            THREE,
            Optional.of(Normalisation.UNIT),
            Optional.of(TargetScale.none(1)));
    int[] last = {2};
    Scaling scaling = Scaling.of(asTheyAre, THREE, new int[] {0, 1});
    Batch batch = new EvaluationBatches(THREE, last, 1, scaling).next();
    assertThat(batch.pixels()).containsExactly(5, 7);
    assertThat(batch.values()).containsExactly(50);
  }

  @Test
  void numbersAreHeldOutWithoutRegardToTheirValues() {
    boolean[] held = HeldOutExamples.choose(THREE, 0.34);
    int count = 0;
    for (boolean each : held) {
      count += each ? 1 : 0;
    }
    assertThat(count).isEqualTo(1);
  }

  @Test
  void refusesWhatIsNotFinite() {
    assertThatThrownBy(
            () -> Examples.features(Shape.features(1), new float[] {Float.NaN}, 2, new int[1]))
        .hasMessage("Invalid feature: NaN, expected a finite number");
    assertThatThrownBy(
            () ->
                Examples.features(
                    Shape.features(1), new float[1], 1, new float[] {Float.POSITIVE_INFINITY}))
        .hasMessage("Invalid target: Infinity, expected a finite number");
  }

  @Test
  void numbersHaveNoClass() {
    assertThatThrownBy(() -> THREE.label(0)).hasMessage("Cannot read a class: 1 number are learnt");
  }
}
