package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.files.FakeFileSystem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkStoresTest {

  private static final Map<String, String> SETTINGS =
      Map.of(
          "spark.hadoop.fs.fake.impl", FakeFileSystem.class.getName(),
          "spark.hadoop.fs.fake.impl.disable.cache", "true",
          "spark.hadoop.fs.AbstractFileSystem.fake.impl", FakeFileSystem.Fake.class.getName());

  @TempDir private Path folder;

  @AfterEach
  void forget() {
    SETTINGS.keySet().forEach(System::clearProperty);
  }

  /** As {@code status} and {@code compare} do, without any Spark. */
  @Test
  void whoReadsResultsHasTheFileSystemsThatARunHas() {
    String root = "fake:" + folder;
    ResultStore.at(folder.toString(), new Configuration(false))
        .putSweep("name: x".getBytes(StandardCharsets.UTF_8));
    assertThatThrownBy(() -> SparkStores.existing(root))
        .hasMessageContaining("No FileSystem for scheme \"fake\"");
    SETTINGS.forEach(System::setProperty);
    assertThat(SparkStores.existing(root).sweep()).isPresent();
    assertThat(SparkStores.open(root).sweep()).isPresent();
  }
}
