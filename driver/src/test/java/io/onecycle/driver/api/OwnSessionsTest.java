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
      assertThat(folder.resolve("refused/sweep.yaml")).as("a refused run").doesNotExist();
      assertThatThrownBy(() -> SmallSweeps.of(1e-2).build().run(options.withSparkSettings(LOCAL)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("a SparkSession is up in this JVM");
    } finally {
      spark.stop();
    }
    RunOptions late = RunOptions.into(folder.resolve("late").toString());
    assertThatThrownBy(() -> SmallSweeps.of(1e-2).build().run(spark, late))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot run a sweep on this SparkSession: it has stopped");
  }

  @Test
  void aRefusedRunLeavesTheResultsOfAnotherSweepAsTheyWere() throws Exception {
    RunOptions options =
        RunOptions.into(folder.resolve("kept").toString()).withSparkSettings(LOCAL);
    SmallSweeps.of(1e-2).build().run(options);
    RunOptions gpus =
        options.withSparkSettings(
            Map.of("spark.master", "local[2]", "spark.task.resource.gpu.amount", "1"));
    assertThatThrownBy(() -> SmallSweeps.of(1e-3).build().run(gpus))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(SweepResults.open(options.results()).trials()).hasSize(2);
  }
}
