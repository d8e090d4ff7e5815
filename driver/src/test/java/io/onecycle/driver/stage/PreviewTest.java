package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.trial.DataSpec;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of data before it is staged, held against what is said then. */
class PreviewTest {

  private static final String TABLE =
      "{source: t, format: csv, target: y, categorical: c, missing: drop}";

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void aTableIsToldAsItIsStaged() {
    csv("t/train.csv", 200);
    csv("t/val.csv", 30);
    Preview preview = preview(TABLE);
    assertThat(preview.text())
        .startsWith("data t: not staged yet; files: train.csv 1 training, val.csv 1 validation\n")
        .contains("\n  rows: 180 training, 27 validation\n")
        .contains("target y: 3 classes, of rows: p 60, q 60, r 60")
        .contains("a 0 or 1 for each value: c (7)")
        .contains("left out: one (no value but 4), u (text, another value in each row)");
    DataSpec.Own sized = (DataSpec.Own) preview.sized().orElseThrow().data();
    DataSpec.Own staged = STAGES.version(TABLE, folder);
    assertThat(sized.trainExamples()).isEqualTo(staged.trainExamples());
    assertThat(sized.validationExamples()).isEqualTo(staged.validationExamples());
    assertThat(how(preview.text())).isEqualTo(how(STAGES.summary(TABLE, folder))).isNotEmpty();
  }

  @Test
  void parquetIsToldAsItIsStaged() {
    csv("t.csv", 200);
    STAGES
        .sql()
        .read()
        .option("header", true)
        .option("inferSchema", true)
        .csv(folder.resolve("t.csv").toString())
        .selectExpr(
            "*",
            "cast(x as decimal(9,2)) as d",
            "cast(x as decimal(30,4)) as wide",
            "x > 50 as yes",
            "cast(x as float) as f",
            "cast(x as bigint) * 3000000000 as l",
            "cast('2024-01-01' as date) as day",
            "array(x) as list",
            "cast(c as binary) as bytes")
        .repartition(3)
        .write()
        .parquet(folder.resolve("p/year=2024").toString());
    String data =
        "{source: p, format: parquet, target: y, categorical: bytes, missing: drop, test: 0.25}";
    Preview preview = preview(data);
    assertThat(preview.text())
        .contains("numbers, to mean 0 and deviation 1: x, d, wide, yes, f")
        .contains("a 0 or 1 for each value: bytes (7)")
        .contains("day (date)");
    assertThat(how(preview.text())).isEqualTo(how(STAGES.summary(data, folder)));
    DataSpec.Own sized = (DataSpec.Own) preview.sized().orElseThrow().data();
    assertThat(sized.trainExamples()).isEqualTo(STAGES.version(data, folder).trainExamples());
  }

  @Test
  void whatStagingWouldRefuseIsRefusedInTheSameWords() {
    Stages.write(folder.resolve("t.csv"), "a,b,y", "1,2,x", ",2,z", "3,oops,x", "4,5,");
    String data = "{source: t.csv, format: csv, target: y, ignore: [c]}";
    for (String each : List.of(data, data.replace(", ignore: [c]", ""))) {
      String refused = refusal(() -> STAGES.version(each, folder));
      assertThat(refusal(() -> preview(each))).isEqualTo(refused).isNotEmpty();
    }
  }

  @Test
  void whatASweepAsksOfTheDataIsCheckedToo() {
    csv("t.csv", 40);
    String data = "{source: t.csv, format: csv, target: y, missing: drop}";
    SweepSpec spec = Stages.sweep(data, "mlp", ", validation: 0.99");
    assertThatThrownBy(() -> Stages.staging(spec, folder).preview()).hasMessageContaining("0.99");
  }

  @Test
  void imagesAreCountedByClassAndSetAndTheirSizeTold() {
    IntStream.range(0, 9).forEach(i -> image("d/train/" + (i < 6 ? "cat" : "dog") + "/" + i));
    image("d/val/dog/1");
    Stages.write(folder.resolve("d/train/cat/notes.txt"), "x");
    String data = "{source: d, format: images, resize: [8, 6], fit: pad, test: 0.34}";
    assertThat(preview(data).text())
        .isEqualTo(
            """
            data d: not staged yet; files: train/ 9 training, val/ 1 validation; left out as no \
            data: 1 file (train/cat/notes.txt)
              images: 3×8×6, pad to that size
              training: 2 classes, of images: cat 6, dog 3
              validation: 1 classes, of images: dog 1
              test: 3 of the training examples""");
    DataSpec.Own sized = (DataSpec.Own) preview(data).sized().orElseThrow().data();
    assertThat(sized.trainExamples()).isEqualTo(6);
  }

  private void csv(String name, int rows) {
    List<String> lines = new java.util.ArrayList<>(List.of("x,c,one,u,y"));
    IntStream.range(0, rows)
        .forEach(
            i ->
                lines.add(
                    "%s,c%d,4,u%d,%s"
                        .formatted(i % 10 == 3 ? "" : i, i % 7, i, "pqr".charAt(i % 3))));
    Stages.write(folder.resolve(name), lines.toArray(String[]::new));
  }

  private void image(String name) {
    try {
      Path file = folder.resolve(name + ".png");
      Files.createDirectories(file.getParent());
      ImageIO.write(new BufferedImage(4, 5, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Preview preview(String data) {
    try {
      return Stages.staging(Stages.sweep(data), folder).preview();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String refusal(Runnable what) {
    try {
      what.run();
      return "";
    } catch (InvalidDataException e) {
      return e.getMessage();
    }
  }

  /** All but the first line and the counts. */
  private static List<String> how(String text) {
    return text.lines()
        .skip(1)
        .filter(line -> !line.matches("  (rows|test|repeated): .*"))
        .toList();
  }
}
