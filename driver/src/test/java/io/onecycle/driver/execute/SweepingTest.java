package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.sweep.Limits;
import io.onecycle.worker.model.Backend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SweepingTest {

  @Test
  void aPathMeansTheSameInEveryWorkingFolder() {
    assertThat(results("results/x")).isEqualTo(Path.of("results/x").toAbsolutePath().toString());
    assertThat(results("hdfs://host/x")).isEqualTo("hdfs://host/x");
    assertThat(results("s3a://bucket/x")).isEqualTo("s3a://bucket/x");
    assertThat(new TrainingRunner("data", Backend.AUTO).dataDirectory())
        .isEqualTo(Path.of("data").toAbsolutePath().toString());
    assertThat(new TrainingRunner("", Backend.AUTO).dataDirectory()).isEmpty();
  }

  private static String results(String root) {
    return new Sweeping("x", "run", root, Limits.DEFAULT).results();
  }
}
