package io.onecycle.driver.refit.averaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class SlotsTest {

  @Test
  void settingsAnnounceHowManyTasksThereWillBeRoomFor() {
    assertThat(Slots.announced(conf("local-cluster[3,4,2048]"))).hasValue(12);
    assertThat(Slots.announced(conf("local-cluster[3,4,2048]").set("spark.task.cpus", "2")))
        .hasValue(6);
    assertThat(
            Slots.announced(
                conf("yarn").set("spark.executor.instances", "5").set("spark.executor.cores", "2")))
        .hasValue(10);
    assertThat(Slots.announced(conf("spark://host:7077").set("spark.cores.max", "8"))).hasValue(8);
    assertThat(Slots.announced(conf("spark://host:7077"))).isEmpty();
  }

  private static SparkConf conf(String master) {
    return new SparkConf(false).setMaster(master);
  }
}
