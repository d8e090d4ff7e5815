package io.onecycle.driver.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.cli.ExampleJar;
import io.onecycle.driver.execute.ProgressPlugin;
import io.onecycle.driver.table.TrialRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example of a sweep on a session of one's own, in a shell and in a job. */
class NotebookIT {

  private static final Path EXAMPLE = Path.of("..", "examples", "notebook");

  @TempDir private Path folder;

  @Test
  void theSameSweepFromSparkShellAndFromAJob() throws Exception {
    Files.copy(EXAMPLE.resolve("sweep.yaml"), folder.resolve("sweep.yaml"));
    String shell =
        SparkHome.shell(
            folder,
            EXAMPLE.resolve("sweep.scala").toAbsolutePath(),
            "--conf",
            "spark.plugins=" + ProgressPlugin.class.getName());
    assertThat(shell)
        .contains("trials        9")
        .contains("its mean accuracy is")
        .contains("avg(final_accuracy)")
        .contains("owed       0")
        .contains("the session is still up: 3 rows")
        .doesNotContain("error:");

    Path jar = ExampleJar.of(EXAMPLE.resolve("src/main/java"), folder);
    Path results = folder.resolve("results/job");
    String job =
        SparkHome.submit(
            folder, "--class", "com.example.SweepJob", jar.toString(), results.toString());
    assertThat(job)
        .contains("its mean accuracy is")
        .contains("avg(final_accuracy)")
        .contains("owed       0")
        .contains("note: spark.plugins of this session lacks " + ProgressPlugin.class.getName());

    SweepResults ofShell = SweepResults.open(folder.resolve("results/notebook").toString());
    SweepResults ofJob = SweepResults.open(results.toString());
    assertThat(ofShell.trials()).hasSize(9).allMatch(TrialRow::isCompleted);
    assertThat(ofShell.trials()).noneMatch(row -> row.run().executorId().equals("driver"));
    assertThat(ids(ofJob)).isEqualTo(ids(ofShell));
    assertThat(ids(ofJob)).allSatisfy(id -> assertThat(job).contains(id + " completed"));
  }

  private static Set<String> ids(SweepResults results) {
    return results.trials().stream().map(TrialRow::trialId).collect(Collectors.toSet());
  }
}
