package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.cli.Main;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.SparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SparkLineTest {

  private static final SparkLine JAR = new SparkLine("3.5.9", "2.12");

  @Test
  void theSparkOfTheTestsIsTheOneThatWasBuiltFor() {
    assertThat(SparkLine.fault()).isEmpty();
    assertThat(SparkLine.built().spark()).isEqualTo(SparkLine.installed().orElseThrow().spark());
    assertThat(SparkContext.class.getProtectionDomain().getCodeSource().getLocation().toString())
        .contains("_" + SparkLine.built().scala() + "-" + SparkLine.built().spark());
  }

  @Test
  void anotherReleaseOfTheSameLineIsTaken() {
    assertThat(JAR.fault(new SparkLine("3.5.1", "2.12.18"))).isEmpty();
    assertThat(new SparkLine("4.2.0", "2.13").fault(new SparkLine("4.0.1-amzn-2", "2.13.16")))
        .isEmpty();
  }

  @Test
  void anotherMajorVersionOrScalaIsOneSentence() {
    assertThat(JAR.fault(new SparkLine("4.2.0", "2.13.18")))
        .hasValue(
            "Invalid Spark: 4.2.0 with Scala 2.13, expected 3.5 with Scala 2.12, which this jar is"
                + " for; docs/cluster.md has the jar for each Spark");
    assertThat(JAR.fault(new SparkLine("3.5.9", "2.13.8")).orElseThrow())
        .startsWith("Invalid Spark: 3.5.9 with Scala 2.13, expected 3.5 with Scala 2.12");
    assertThat(new SparkLine("4.2.0", "2.13").fault(JAR).orElseThrow())
        .startsWith("Invalid Spark: 3.5.9 with Scala 2.12, expected 4.2 with Scala 2.13");
  }

  @Test
  void theProgramSaysSoBeforeAnythingElse(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("spark-version-info.properties"), "version=2.4.8\n");
    Path said = folder.resolve("said");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                folder + File.pathSeparator + System.getProperty("java.class.path"),
                Main.class.getName(),
                "plan",
                "nowhere.yaml")
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    assertThat(process.waitFor()).isEqualTo(2);
    List<String> lines = Files.readAllLines(said);
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).startsWith("onecycle: Invalid Spark: 2.4.8 with Scala ");
  }
}
