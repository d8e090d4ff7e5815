package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Validation;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources whose folders or files are sets. */
class DividedStagingTest {

  private static final String IMAGES = "{source: d, format: images}";
  private static final String TABLE = "{source: d, format: csv, target: kind}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void aValidationFolderOfImagesIsTheValidationSet() throws IOException {
    images("Train/cat", 3);
    images("Train/dog", 2);
    images("Val/dog", 1);
    images("Test/cat", 1);
    Dataset data = STAGES.load(IMAGES, folder);
    assertThat(data.train().labels()).containsExactly(0, 0, 0, 1, 1);
    assertThat(data.validation().orElseThrow().labels()).containsExactly(1);
    assertThat(data.test().labels()).containsExactly(0);
    assertThat(Stages.staging(Stages.sweep(IMAGES), folder).summary().orElseThrow())
        .contains("Train/ 5 training, Val/ 1 validation and Test/ 1 test examples")
        .contains("every seed is validated on Val/");
  }

  @Test
  void whatASweepValidatesOnFollowsFromWhatItSaysAndFromTheData() throws IOException {
    table("d/train.csv", 20);
    table("d/val.csv", 4);
    SweepSpec left = staged(Stages.sweep(TABLE));
    assertThat(left.training().validation()).isEqualTo(new Validation.Own());
    assertThat(((DataSpec.Own) left.data()).validationExamples()).isEqualTo(4);
    SweepSpec share = staged(Stages.sweep(TABLE, "mlp", ", validation: 0.2"));
    assertThat(share.training().validation()).isEqualTo(new Validation.HeldOut(0.2, true));
    assertThat(
            Stages.staging(Stages.sweep(TABLE, "mlp", ", validation: 0.2"), folder)
                .summary()
                .orElseThrow())
        .contains("val.csv is not used, as train.validation says 0.2");
    Files.delete(folder.resolve("d/val.csv"));
    assertThat(staged(Stages.sweep(TABLE)).training().validation())
        .isEqualTo(new Validation.HeldOut(0.1, true));
    assertThatThrownBy(() -> staged(Stages.sweep(TABLE, "mlp", ", validation: test")))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("Invalid train.validation: test, expected a share in (0, 1), or");
  }

  @Test
  void resultsGoOnWithTheValidationSetThatTheyWereBegunWith() throws IOException {
    table("d/train.csv", 20);
    table("d/val.csv", 4);
    SweepSpec asked = Stages.sweep(TABLE);
    SweepSpec staged = staged(asked);
    byte[] kept = StagedVersion.encode((DataSpec.Own) staged.data());
    assertThat(StagedVersion.resolve(asked, Optional.of(kept))).isEqualTo(staged);
  }

  @Test
  void aFolderThatHeldABuiltInSetSaysNothingOfTheTable() {
    SweepSpec asked = Stages.sweep(TABLE);
    byte[] other = StagedVersion.encode(new DataSpec.BuiltIn("mnist", "mnist"));
    assertThat(StagedVersion.resolve(asked, Optional.of(other))).isEqualTo(asked);
  }

  @Test
  void tablesAreDividedByTheNamesOfTheirFiles() {
    table("d/train.csv", 6);
    table("d/valid.csv", 3);
    table("d/test.csv", 2);
    Stages.write(folder.resolve("d/README.md"), "of no account");
    Dataset data = STAGES.load(TABLE, folder);
    assertThat(data.train().count()).isEqualTo(6);
    assertThat(data.validation().orElseThrow().count()).isEqualTo(3);
    assertThat(data.test().count()).isEqualTo(2);
    assertThat(Stages.staging(Stages.sweep(TABLE), folder).summary().orElseThrow())
        .contains("left out as no data: 1 file (README.md)");
  }

  @Test
  void aSetThatIsNamedIsNotLearntFromWhereverItLies() {
    table("d/all.csv", 6);
    table("d/late.csv", 3);
    table("d/other.csv", 2);
    Dataset data =
        STAGES.load(
            "{source: d, format: csv, target: kind, validation: d/late.csv, test: d/other.csv}",
            folder);
    assertThat(data.train().count()).isEqualTo(6);
    assertThat(data.validation().orElseThrow().count()).isEqualTo(3);
    assertThat(data.test().count()).isEqualTo(2);
    assertThatThrownBy(() -> STAGES.load("{source: d, format: csv, target: kind, test: d}", folder))
        .hasMessageContaining("all of it is named as validation or test");
  }

  @Test
  void namesMeanNothingWhereASweepSaysSo() {
    table("d/train.csv", 6);
    table("d/test.csv", 3);
    Dataset data = STAGES.load("{source: d, format: csv, target: kind, divide: false}", folder);
    assertThat(data.train().count()).isEqualTo(9);
    assertThat(data.test().count()).isZero();
  }

  @Test
  void aValidationSetIsPartOfTheVersionAndDataWithoutOneKeepsItsOwn() {
    table("d/train.csv", 6);
    table("d/test.csv", 3);
    String without = STAGES.version(TABLE, folder).version();
    table("d/val.csv", 3);
    String with = STAGES.version(TABLE, folder).version();
    assertThat(with).isNotEqualTo(without);
    // As it was staged before there were validation sets.
    assertThat(without).isEqualTo("c8fffecbf5432d66");
  }

  @Test
  void whatWasStagedBeforeThereWereValidationSetsIsStillRead() throws IOException {
    table("d/all.csv", 6);
    DataSpec.Own own = STAGES.version(TABLE, folder);
    Path manifest = Path.of(own.location(), Manifest.NAME);
    ObjectMapper json = new ObjectMapper();
    ObjectNode kept = (ObjectNode) json.readTree(manifest.toFile());
    kept.remove(List.of("validation", "validation_examples", "origin"));
    json.writeValue(manifest.toFile(), kept);
    assertThat(Stages.load(own).train().count()).isEqualTo(6);
    assertThat(Stages.load(own).validation()).isEmpty();
  }

  @Test
  void columnsOfTheValidationSetMustBeThoseOfTraining() {
    table("d/train.csv", 6);
    Stages.write(folder.resolve("d/val.csv"), "b,kind", "1,x");
    assertThatThrownBy(() -> STAGES.load(TABLE, folder))
        .hasMessageContaining("val.csv: columns [b, kind], expected [a, kind] as in training");
  }

  @Test
  void cifarAndIdxFilesAreDividedByTheirNames() throws IOException {
    Files.createDirectories(folder.resolve("d"));
    for (String name : new String[] {"train", "val_batch", "test"}) {
      Files.write(folder.resolve("d/" + name + ".bin"), new byte[3073]);
    }
    Dataset cifar = STAGES.load("{source: d, format: cifar10}", folder);
    assertThat(cifar.train().count()).isEqualTo(1);
    assertThat(cifar.validation().orElseThrow().count()).isEqualTo(1);
    assertThat(cifar.test().count()).isEqualTo(1);
    for (String set : new String[] {"a-train", "a-val", "a-t10k"}) {
      idx("i/" + set + "-images-idx3-ubyte", 2, 1, 1);
      idx("i/" + set + "-labels-idx1-ubyte", 2);
    }
    Dataset idx = STAGES.load("{source: i, format: idx}", folder);
    assertThat(idx.train().count()).isEqualTo(2);
    assertThat(idx.validation().orElseThrow().count()).isEqualTo(2);
    assertThat(idx.test().count()).isEqualTo(2);
    idx("i/b-train-images-idx3-ubyte", 2, 1, 1);
    assertThatThrownBy(() -> STAGES.load("{source: i, format: idx}", folder))
        .hasMessageContaining("Cannot tell which IDX files are of a set");
  }

  private SweepSpec staged(SweepSpec spec) throws IOException {
    return Stages.staging(spec, folder).stage(STAGES.spark());
  }

  private void table(String name, int rows) {
    String[] lines = new String[rows + 1];
    lines[0] = "a,kind";
    for (int i = 0; i < rows; i++) {
      lines[i + 1] = i + (i % 2 == 0 ? ",x" : ",y");
    }
    Stages.write(folder.resolve(name), lines);
  }

  private void images(String name, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      Path file = folder.resolve("d/" + name + "/" + i + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    }
  }

  /** All values are 0, but the last label 1. */
  private void idx(String name, int... sizes) throws IOException {
    int count = java.util.Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    java.nio.ByteBuffer file = java.nio.ByteBuffer.allocate(4 + 4 * sizes.length + count);
    file.putInt(0x0800 + sizes.length);
    for (int size : sizes) {
      file.putInt(size);
    }
    file.put(file.capacity() - 1, (byte) (sizes.length == 1 ? 1 : 0));
    Path to = folder.resolve(name);
    Files.createDirectories(to.getParent());
    Files.write(to, file.array());
  }
}
