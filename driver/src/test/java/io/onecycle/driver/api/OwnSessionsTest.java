package io.onecycle.driver.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sweeps that start Spark themselves, and sessions that they refuse. */
class OwnSessionsTest {

  private static final Map<String, String> LOCAL =
      Map.of("spark.master", "local[2]", "spark.ui.enabled", "false");

  @TempDir private Path folder;

  @Test
  void oneSessionAfterTheOtherAndNoneIsLeft() throws Exception {
    for (String name : new String[] {"one", "two"}) {
      RunOptions options =
          RunOptions.into(folder.resolve(name).toString()).withSparkSettings(LOCAL);
      assertThat(SmallSweeps.of(1e-2).build().run(options).trials()).hasSize(2);
      assertThat(SparkSession.getDefaultSession().isEmpty()).isTrue();
    }
  }

  @Test
  void whatASessionLacksIsNamedAndItStaysOpen() {
    SparkSession spark =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.speculation", true)
            .getOrCreate();
    try {
      RunOptions options = RunOptions.into(folder.resolve("refused").toString());
      assertThatThrownBy(() -> SmallSweeps.of(1e-2).build().run(spark, options))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("spark.speculation is true, needed is false");
      assertThat(spark.range(3).count()).isEqualTo(3);
      assertThat(SweepResults.open(options.results()).standing().running()).isEmpty();
    } finally {
      spark.stop();
    }
  }
}
