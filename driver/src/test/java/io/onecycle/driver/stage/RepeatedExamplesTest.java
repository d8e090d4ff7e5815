package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where one example is learnt and the same one is judged, scores are too high: that is said. */
class RepeatedExamplesTest {

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  private void image(String name, int colour) throws IOException {
    Path file = folder.resolve("d").resolve(name);
    Files.createDirectories(file.getParent());
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 1, colour);
    ImageIO.write(image, "png", file.toFile());
  }

  @Test
  void imagesOfEqualPixelsAreCountedOverAllSets() throws IOException {
    String data = "{source: d, format: images}";
    image("train/cat/a.png", 1);
    image("train/cat/b.png", 2);
    image("train/dog/c.png", 3);
    image("test/dog/d.png", 4);
    assertThat(STAGES.summary(data, folder)).doesNotContain("repeated");
    image("test/cat/e.png", 1);
    image("train/dog/f.png", 3);
    assertThat(STAGES.summary(data, folder))
        .contains("repeated: 4 of 6 examples have the same pixels as another; where one of them");
    image("test/dog/g.png", 1);
    assertThat(STAGES.summary(data, folder))
        .contains("repeated: 5 of 7 examples")
        .contains("as another, of which 3 disagree on the class; where");
  }

  @Test
  void rowsOfATableAreComparedByTheirFeatures() {
    Stages.write(
        folder.resolve("d.csv"), "a,b,y", "1,2,0.5", "1,2,0.7", "3,4,0.9", "5,6,0.1", "3,4,0.9");
    assertThat(STAGES.summary("{source: d.csv, format: csv, target: y, task: regression}", folder))
        .contains("repeated: 4 of 5 examples have the same inputs as another")
        .contains("of which 2 disagree on the targets");
  }

  @Test
  void aFewOfManyAreNotSpokenOf() {
    Stages.write(
        folder.resolve("d.csv"),
        Stream.concat(
                Stream.of("a,y", "0,0"),
                Stream.iterate(0, i -> i < 250, i -> i + 1).map(i -> i + "," + i % 2))
            .toArray(String[]::new));
    assertThat(STAGES.summary("{source: d.csv, format: csv, target: y}", folder))
        .doesNotContain("repeated");
  }

  @Test
  void whatWasStagedBeforeTheyWereCountedIsUsedAsItIs() throws IOException {
    Stages.write(folder.resolve("d.csv"), "a,y", "1,0", "1,0", "2,1", "3,1");
    String data = "{source: d.csv, format: csv, target: y}";
    assertThat(STAGES.summary(data, folder)).contains("repeated: 2 of 4");
    try (Stream<Path> all = Files.walk(folder.resolve("staged"))) {
      List<Path> manifests = all.filter(path -> path.endsWith("manifest.json")).toList();
      assertThat(manifests).hasSize(1);
      String json = Files.readString(manifests.get(0));
      String old = json.replaceAll("(?s),\\s*\"repeats\" : \\{[^}]*}", "");
      assertThat(old).hasSizeLessThan(json.length());
      Files.writeString(manifests.get(0), old);
    }
    assertThat(Stages.staging(Stages.sweep(data), folder).summary().orElseThrow())
        .contains("task: classification")
        .doesNotContain("repeated");
  }
}
