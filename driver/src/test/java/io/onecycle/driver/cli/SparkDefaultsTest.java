package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkDefaultsTest {

  private static final String ENDPOINT = "spark.hadoop.fs.s3a.endpoint";

  @TempDir private Path folder;
  private final Properties system = new Properties();

  @BeforeEach
  void write() throws Exception {
    Files.writeString(
        Files.createDirectories(folder.resolve("conf")).resolve("spark-defaults.conf"),
        "# ours\nspark.master  yarn\n" + ENDPOINT + "   http://store:9000  \n");
  }

  @Test
  void commandsWithoutSparkTakeHadoopsSettingsOfItsDefaultsAndNoOthers() {
    SparkDefaults.use(Map.of("SPARK_HOME", folder.toString()), system);
    assertThat(system).containsOnly(Map.entry(ENDPOINT, "http://store:9000"));
  }

  @Test
  void whatIsSetAlreadyStaysAndWhatSparkSubmitStartedIsLeftAlone() {
    system.setProperty(ENDPOINT, "mine");
    Map<String, String> conf = Map.of("SPARK_CONF_DIR", folder.resolve("conf").toString());
    SparkDefaults.use(conf, system);
    assertThat(system).containsOnly(Map.entry(ENDPOINT, "mine"));
    Properties submitted = new Properties();
    submitted.setProperty("spark.submit.deployMode", "client");
    SparkDefaults.use(conf, submitted);
    assertThat(submitted).hasSize(1);
  }

  @Test
  void noFileIsNoFault() {
    SparkDefaults.use(Map.of("SPARK_CONF_DIR", folder.resolve("none").toString()), system);
    SparkDefaults.use(Map.of(), system);
    assertThat(system).isEmpty();
  }
}
