package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class FullDisksTest {

  private static final List<Path> PLACES = List.of(Path.of("/a"), Path.of("/b"), Path.of("/a"));

  @Test
  void theFullDiskIsNamedHoweverDeepTheFailureSaysSo() {
    Throwable deep =
        new IllegalStateException(
            "Job aborted", new RuntimeException(new IOException("No space left on device")));
    assertThat(FullDisks.behind(deep, PLACES, place -> place.endsWith("a") ? 4096 : 1L << 30))
        .contains("full is the disk of /a");
  }

  @Test
  void whereThereIsRoomAgainItIsSaidWhereWasLooked() {
    assertThat(FullDisks.behind(new IOException("Disk quota exceeded"), PLACES, place -> 1L << 30))
        .contains(
            "there is room now in /a, /b; look at the disk of the results and at those of executors");
  }

  @Test
  void foldersOfSparkAreLookedAtToo() {
    Properties properties = new Properties();
    properties.setProperty("java.io.tmpdir", "/tmp");
    properties.setProperty("spark.local.dir", "/scratch, /more");
    assertThat(FullDisks.places(properties, Map.of("SPARK_LOCAL_DIRS", "/given")))
        .extracting(Path::toString)
        .containsExactly("/given", "/scratch", "/more", "/tmp");
  }

  @Test
  void otherFailuresAreLeftAlone() {
    assertThat(FullDisks.behind(new IOException(), PLACES, place -> 0)).isEmpty();
  }
}
