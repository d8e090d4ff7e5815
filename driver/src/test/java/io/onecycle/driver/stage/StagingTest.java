package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.plan.Trials;
import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When data is staged, and what it is called. */
class StagingTest {

  private static final String DATA = "{source: t.csv, format: csv, target: kind}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void dataIsStagedOnceUntilAFileChanges() throws IOException {
    write("t.csv", "1,x");
    SweepSpec spec = Stages.sweep(DATA);
    assertThat(Stages.staging(spec, folder).resolved()).isEmpty();
    SweepSpec staged = Stages.staging(spec, folder).stage(STAGES.spark());
    assertThat(Stages.staging(spec, folder).resolved()).contains(staged);

    touch();
    Staging touched = Stages.staging(spec, folder);
    assertThat(touched.resolved()).isEmpty();
    assertThat(ids(touched.stage(STAGES.spark()))).isEqualTo(ids(staged));

    write("t.csv", "2,x");
    touch();
    assertThat(ids(STAGES.version(DATA, folder), spec)).isNotEqualTo(ids(staged));
  }

  @Test
  void otherOptionsAreAnotherVersion() {
    write("t.csv", "1,x");
    SweepSpec spec = Stages.sweep(DATA);
    DataSpec.Own whole = STAGES.version(DATA, folder);
    DataSpec.Own share = STAGES.version(DATA.replace("}", ", test: 0.34}"), folder);
    assertThat(share.trainExamples()).isEqualTo(2);
    assertThat(ids(share, spec)).isNotEqualTo(ids(whole, spec));
  }

  @Test
  void trialsOfTheSameContentElsewhereAreTheSame() {
    write("t.csv", "1,x");
    write("far/away.csv", "1,x");
    SweepSpec spec = Stages.sweep(DATA);
    DataSpec.Own here = STAGES.version(DATA, folder);
    DataSpec.Own there = STAGES.version(DATA.replace("t.csv", "far/away.csv"), folder);
    assertThat(there.name()).isEqualTo("away@" + here.version());
    assertThat(ids(there, spec)).isEqualTo(ids(here, spec));
  }

  @Test
  void whatIsHalfWrittenDoesNotCount() throws IOException {
    write("t.csv", "1,x");
    DataSpec.Own own = STAGES.version(DATA, folder);
    Files.delete(Path.of(own.location(), Manifest.NAME));
    assertThat(Stages.staging(Stages.sweep(DATA), folder).resolved()).isEmpty();
    assertThat(STAGES.version(DATA, folder)).isEqualTo(own);
  }

  @Test
  void aPartThatIsNotWhatWasStagedIsNamed() throws IOException {
    write("t.csv", "1,x");
    DataSpec.Own own = STAGES.version(DATA, folder);
    Path part = Path.of(own.location(), "train-00000-000.part");
    byte[] content = Files.readAllBytes(part);
    content[content.length - 1] ^= 1;
    Files.write(part, content);
    assertThatThrownBy(() -> Stages.load(own))
        .hasMessageContaining("Cannot read staged data " + part)
        .hasMessageContaining("delete the folder and run again");
  }

  @Test
  void networksForImagesAreRefusedOnceFeaturesAreFound() {
    SweepSpec spec =
        Stages.sweep(
            "{format: class, class: " + BinaryStagingTest.Made.class.getName() + "}", "lenet");
    assertThatThrownBy(() -> Stages.staging(spec, folder).stage(STAGES.spark()))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage(
            "Invalid model: lenet, expected one for features, such as mlp: the data has 1 features");
  }

  @Test
  void filesThatAreNotThereAreNamed() {
    assertThatThrownBy(() -> STAGES.version(DATA, folder))
        .isInstanceOf(InvalidDataException.class)
        .hasMessage(
            "Cannot read data from %s/t.csv: nothing is there, expected a file or a folder"
                .formatted(folder));
  }

  private void write(String name, String row) {
    Stages.write(folder.resolve(name), "a,kind", row, "5,y", "6,y");
  }

  private void touch() throws IOException {
    Files.setLastModifiedTime(folder.resolve("t.csv"), FileTime.fromMillis(System.nanoTime()));
  }

  private static List<String> ids(DataSpec.Own data, SweepSpec spec) {
    return ids(spec.withData(data));
  }

  private static List<String> ids(SweepSpec spec) {
    return Trials.of(spec).stream().map(Trial::id).toList();
  }
}
