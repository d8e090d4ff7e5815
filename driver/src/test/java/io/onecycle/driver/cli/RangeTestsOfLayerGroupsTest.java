package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * A folder of version 0.1.0 with range tests of two weight decays that differ in the first layer
 * group only: that version kept the last group's, which is the same.
 */
class RangeTestsOfLayerGroupsTest {

  private static String folder() throws URISyntaxException {
    return Path.of(
            RangeTestsOfLayerGroupsTest.class.getResource("/results-0.1.0/range-groups").toURI())
        .toString();
  }

  @Test
  void weightDecaysThatShareTheLastGroupAreCompared() throws Exception {
    Commands.Said said = Commands.say("compare", folder(), "--range-tests");

    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out().lines().skip(2).limit(2))
        .satisfiesExactly(
            row -> assertThat(row).matches("\\[1e-4, 0.01] +2 +2 +1.41 .*"),
            row -> assertThat(row).matches(" *\\[1, 0.01] +2 +2 +0.141 +0.10 .*"));
    assertThat(said.out())
        .contains("Weight decay [1, 0.01]", "[1e-4, 0.01]")
        .doesNotContain("nothing to compare");
  }

  @Test
  void everyWeightDecayIsShownWhole() throws Exception {
    assertThat(Commands.say("compare", folder()).out())
        .contains("[1e-4, 0.01]       0.9     1  diverged after 40")
        .contains("[1, 0.01]          0.9     2  diverged after 40");
  }
}
