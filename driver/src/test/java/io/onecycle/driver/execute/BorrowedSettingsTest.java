package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class BorrowedSettingsTest {

  private final SparkConf conf = new SparkConf(false).set("spark.master", "yarn");

  @Test
  void sparksOwnDefaultsAreWell() {
    assertThatCode(() -> BorrowedSettings.check(conf, true)).doesNotThrowAnyException();
  }

  @Test
  void everythingThatIsInTheWayIsNamedAtOnce() {
    conf.set("spark.speculation", "true")
        .set("spark.task.maxFailures", "1")
        .set("spark.serializer", "org.apache.spark.serializer.KryoSerializer");
    assertThatThrownBy(() -> BorrowedSettings.check(conf, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("spark.speculation is true, needed is false")
        .hasMessageContaining("spark.task.maxFailures is 1, needed is at least 4")
        .hasMessageContaining(
            "spark.serializer is org.apache.spark.serializer.KryoSerializer, needed is"
                + " org.apache.spark.serializer.JavaSerializer");
    assertThatThrownBy(() -> BorrowedSettings.check(conf, false))
        .hasMessageNotContaining("spark.serializer");
  }

  @Test
  void gpusAreCheckedAsOnASessionOfOurOwn() {
    conf.set("spark.task.resource.gpu.amount", "2").set("spark.executor.resource.gpu.amount", "2");
    assertThatThrownBy(() -> BorrowedSettings.check(conf, false))
        .hasMessageContaining("spark.task.resource.gpu.amount");
  }

  @Test
  void progressNeedsThePluginButInOneJvm() {
    assertThat(BorrowedSettings.tellsProgress(conf)).isFalse();
    conf.set("spark.plugins", "a.B, " + ProgressPlugin.class.getName());
    assertThat(BorrowedSettings.tellsProgress(conf)).isTrue();
    assertThat(BorrowedSettings.tellsProgress(new SparkConf(false).set("spark.master", "local[2]")))
        .isTrue();
    assertThat(
            BorrowedSettings.tellsProgress(
                new SparkConf(false).set("spark.master", "local-cluster[1,1,1024]")))
        .isFalse();
  }
}
