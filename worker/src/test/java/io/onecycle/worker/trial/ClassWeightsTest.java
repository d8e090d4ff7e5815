package io.onecycle.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassWeightsTest {

  private static final List<String> NAMES = List.of("cat", "dog", "owl");

  @Test
  void balancedAllClassesTogetherCountAlike() {
    List<Double> weights = new ClassWeights.Balanced().of(NAMES, new int[] {6, 2, 0});
    assertThat(weights).containsExactly(8 / 18.0, 8 / 6.0, 1.0);
  }

  @Test
  void byNameWhatIsNotNamedHasOneAndWhatIsNoClassIsRefused() {
    assertThat(ClassWeights.named(Map.of("dog", 4.0)).of(NAMES, new int[3]))
        .containsExactly(1.0, 4.0, 1.0);
    assertThatThrownBy(() -> ClassWeights.named(Map.of("cow", 4.0)).of(NAMES, new int[3]))
        .hasMessage("Invalid class_weights: cow, expected names of classes: cat, dog, owl");
    assertThatThrownBy(() -> new ClassWeights.InOrder(List.of(1.0)).of(NAMES, new int[3]))
        .hasMessageContaining("expected one for each of the 3 classes: cat, dog, owl");
    assertThatThrownBy(() -> ClassWeights.named(Map.of("dog", 0.0)))
        .hasMessageContaining("a number above 0");
  }

  @Test
  void weightsAreOtherTrialsAndNoneAreTheSame() {
    Trial plain = Trials.plain();
    assertThat(with(plain, ClassWeights.NONE).id()).isEqualTo(plain.id());
    assertThat(with(plain, new ClassWeights.Balanced()).id()).isNotEqualTo(plain.id());
    assertThat(with(plain, ClassWeights.named(Map.of("1", 2.0))).id())
        .isEqualTo(with(plain, ClassWeights.named(Map.of("1", 2.0))).id());
  }

  private static Trial with(Trial trial, ClassWeights weights) {
    return new Trial(
        trial.data(),
        trial.model(),
        trial.compat(),
        trial.training().withClassWeights(weights),
        trial.setting(),
        trial.seed());
  }
}
