package io.onecycle.driver.refit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.execute.SparkLine;
import org.junit.jupiter.api.Test;

class ClusterProviderTest {

  @Test
  void buildsForScala212CanSpreadARefit() {
    assertThat(ClusterProvider.find().isPresent())
        .isEqualTo(SparkLine.built().scala().equals("2.12"));
  }

  @Test
  void withoutAServiceFileThereIsNone() {
    assertThat(ClusterProvider.find(ClassLoader.getPlatformClassLoader())).isEmpty();
  }
}
