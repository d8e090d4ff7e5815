package io.onecycle.driver.sweep.read;

import static io.onecycle.driver.sweep.read.SweepTexts.faults;
import static io.onecycle.driver.sweep.read.SweepTexts.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.sweep.SequentialSeeds;
import io.onecycle.driver.sweep.SweepSpec;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SequentialSeedsTest {

  private static SweepSpec spec(String seeds) {
    return ((SweepFile.Valid) SweepFile.parse("x.yaml", with("seeds", "seeds: " + seeds))).spec();
  }

  @Test
  void startFromOneWithThreeUnlessTheFileSaysOtherwise() {
    SweepSpec spec = spec("{max: 5, until: decided}");
    assertThat(spec.untilDecided()).contains(new SequentialSeeds(1, 3, 5, OptionalDouble.empty()));
    assertThat(spec.seeds()).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(spec.firstSeeds()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void readEveryKey() {
    assertThat(spec("{first: -4, min: 2, max: 3, until: decided, margin: 2e-3}").untilDecided())
        .contains(new SequentialSeeds(-4, 2, 3, OptionalDouble.of(0.002)));
  }

  @Test
  void aListOfSeedsSpendsThemAll() {
    SweepSpec spec = spec("[7, 5]");
    assertThat(spec.untilDecided()).isEmpty();
    assertThat(spec.firstSeeds()).containsExactly(7L, 5L);
  }

  @Test
  void tooManySettingsAreNotRaced() {
    String decays =
        IntStream.rangeClosed(1, 201).mapToObj(i -> i + "e-5").collect(Collectors.joining(", "));
    String text = with("weight_decay", "weight_decay: [" + decays + "]");
    assertThat(faults(text.replaceAll("(?m)^seeds:.*$", "seeds: {max: 3, until: decided}")))
        .singleElement()
        .asString()
        .contains("settings is too many to compare each with each after every seed");
  }

  @Test
  void severalSweepsAreLookedAtFromTheFewestSeedsToTheMost() {
    SweepSpec one = spec("{min: 3, max: 6, until: decided}");
    SweepSpec other = spec("{min: 4, max: 8, until: decided, margin: 0.1}");
    SweepSpec list = spec("[1, 2]");
    assertThat(SweepSpec.untilDecided(List.of(one, other, list)))
        .contains(new SequentialSeeds(1, 3, 8, OptionalDouble.empty()));
    assertThat(SweepSpec.untilDecided(List.of(other, other))).isEqualTo(other.untilDecided());
    assertThat(SweepSpec.untilDecided(List.of(list))).isEmpty();
  }

  @Test
  void refuseImpossibleNumbers() {
    assertThatThrownBy(() -> new SequentialSeeds(1, 1, 3, OptionalDouble.empty()))
        .hasMessageContaining("Invalid min: 1");
    assertThatThrownBy(() -> new SequentialSeeds(1, 3, 2, OptionalDouble.empty()))
        .hasMessageContaining("Invalid max: 2");
    assertThatThrownBy(() -> new SequentialSeeds(1, 3, 4, OptionalDouble.of(0)))
        .hasMessageContaining("Invalid margin");
  }
}
