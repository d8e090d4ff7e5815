package io.onecycle.driver.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.worker.api.ExampleSource;
import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Dataset;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/** IDX, CIFAR's form, Deeplearning4j's mini-batches, and classes. */
class BinaryStagingTest {

  @AutoClose private static final Stages STAGES = new Stages();

  @TempDir private Path folder;

  @Test
  void idxFilesOfAnySizeAreRead() throws IOException {
    idx("train-images-idx3-ubyte.gz", new int[] {3, 2, 4}, 1);
    idx("train-labels-idx1-ubyte.gz", new int[] {3}, 1);
    idx("t10k-images.idx3-ubyte", new int[] {2, 2, 4}, 1);
    idx("t10k-labels.idx1-ubyte", new int[] {2}, 1);
    Dataset data = STAGES.load("{source: idx, format: idx}", folder);
    assertThat(data.train().shape()).isEqualTo(new Shape(1, 2, 4));
    assertThat(data.train().target()).isEqualTo(new Target.Classes(3));
    assertThat(IntStream.range(0, 3).map(data.train()::label)).containsExactly(0, 1, 2);
    assertThat(data.train().input(2, 7)).isEqualTo(23);
    assertThat(data.test().count()).isEqualTo(2);
  }

  @Test
  void idxFilesThatBreakOffOrLackLabelsAreNamed() throws IOException {
    idx("train-images-idx3-ubyte", new int[] {3, 2, 4}, 1);
    idx("train-labels-idx1-ubyte", new int[] {2}, 1);
    assertThatThrownBy(() -> STAGES.load("{source: idx, format: idx}", folder))
        .hasMessageContaining("train-labels-idx1-ubyte: 2 labels, expected 3");
    idx("train-labels-idx1-ubyte", new int[] {3}, 1);
    Path images = folder.resolve("idx/train-images-idx3-ubyte");
    Files.write(images, java.util.Arrays.copyOf(Files.readAllBytes(images), 30));
    assertThatThrownBy(() -> STAGES.load("{source: idx, format: idx}", folder))
        .hasMessageContaining("train-images-idx3-ubyte: truncated, expected 3 records of 8 bytes");
  }

  @Test
  void recordsOfCifarsFormAreReadFromFilesOfAnyCount() throws IOException {
    cifar("c/data_batch_1.bin", 2, 1);
    cifar("c/data_batch_2.bin", 3, 1);
    cifar("c/test_batch.bin", 1, 1);
    Dataset data = STAGES.load("{source: c, format: cifar10}", folder);
    assertThat(data.train().count()).isEqualTo(5);
    assertThat(data.train().shape()).isEqualTo(new Shape(3, 32, 32));
    assertThat(IntStream.range(0, 5).map(data.train()::label)).containsExactly(0, 1, 0, 1, 2);
    assertThat(data.train().input(4, 5)).isEqualTo(7);
    assertThat(data.test().count()).isEqualTo(1);
    cifar("f/train.bin", 4, 2);
    Examples fine = STAGES.load("{source: f, format: cifar100}", folder).train();
    assertThat(fine.target()).isEqualTo(new Target.Classes(100));
    assertThat(fine.label(3)).isEqualTo(3);
    Files.write(folder.resolve("f/train.bin"), new byte[100]);
    assertThatThrownBy(() -> STAGES.load("{source: f, format: cifar100}", folder))
        .hasMessageContaining("train.bin: 100 bytes, expected a multiple of 3074");
  }

  @Test
  void savedMiniBatchesAreReadAsDeeplearning4jWroteThem() throws IOException {
    Files.createDirectories(folder.resolve("d/train"));
    DataSet batch = new DataSet(Nd4j.rand('f', 3, 4), Nd4j.eye(3));
    batch.save(folder.resolve("d/train/0.bin").toFile());
    DataSet images =
        new DataSet(Nd4j.rand(2, 3, 5, 6), Nd4j.create(new double[][] {{1, 2}, {3, 4}}));
    images.setExampleMetaData(java.util.List.of("a", "b"));
    Files.createDirectories(folder.resolve("r"));
    images.save(folder.resolve("r/0.bin").toFile());
    Examples train = STAGES.load("{source: d/train, format: dl4j}", folder).train();
    assertThat(train.shape()).isEqualTo(Shape.features(4));
    assertThat(IntStream.range(0, 3).map(train::label)).containsExactly(0, 1, 2);
    assertThat(train.input(2, 1)).isEqualTo(batch.getFeatures().getFloat(2, 1));
    Examples numbers = STAGES.load("{source: r, format: dl4j, task: regression}", folder).train();
    assertThat(numbers.shape()).isEqualTo(new Shape(3, 5, 6));
    assertThat(numbers.input(1, 31)).isEqualTo(images.getFeatures().getFloat(1, 1, 0, 1));
    assertThat(numbers.value(1, 1)).isEqualTo(4);
    assertThatThrownBy(() -> STAGES.load("{source: r, format: dl4j}", folder))
        .hasMessageContaining("0.bin: the labels of example 0")
        .hasMessageContaining("task: regression");
  }

  @Test
  void whatIsNoMiniBatchIsNamed() throws IOException {
    Files.createDirectories(folder.resolve("d"));
    Files.write(folder.resolve("d/0.bin"), new byte[] {3, 0, 9, 'x'});
    assertThatThrownBy(() -> STAGES.load("{source: d, format: dl4j}", folder))
        .isInstanceOf(InvalidDataException.class)
        .hasMessageContaining("0.bin");
  }

  @Test
  void aClassMayGiveAValidationSetToo() {
    String data = "{format: class, class: " + Validating.class.getName() + ", label: made}";
    Dataset loaded = STAGES.load(data, folder);
    assertThat(loaded.train().count()).isEqualTo(3);
    assertThat(loaded.validation().orElseThrow().count()).isEqualTo(2);
    assertThat(loaded.validation().orElseThrow().input(1, 0)).isEqualTo(8);
    assertThat(STAGES.summary(data, folder))
        .contains("3 training, validation() 2 validation and 0 test examples")
        .contains("every seed is validated on validation()");
  }

  @Test
  void aClassGivesExamplesOfItsOwn() {
    String data = "{format: class, class: " + Made.class.getName() + ", label: made}";
    Dataset made = STAGES.load(data, folder);
    assertThat(made.train().count()).isEqualTo(3);
    assertThat(made.train().value(2, 0)).isEqualTo(6);
    assertThat(made.test().count()).isEqualTo(1);
    assertThatThrownBy(() -> STAGES.load("{format: class, class: java.lang.String}", folder))
        .hasMessageContaining("Cannot use data.class: java.lang.String");
  }

  /** Twice each feature is learnt. */
  public static final class Made implements ExampleSource {
    @Override
    public Examples train(String source) {
      return Examples.features(Shape.features(1), new float[] {1, 2, 3}, 1, new float[] {2, 4, 6});
    }

    @Override
    public Examples test(String source) {
      return Examples.features(Shape.features(1), new float[] {5}, 1, new float[] {10});
    }
  }

  /** Values 0, 1, 2, … */
  private void idx(String name, int[] sizes, int step) throws IOException {
    Path file = folder.resolve("idx").resolve(name);
    Files.createDirectories(file.getParent());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(0x0800 + sizes.length);
    int count = 1;
    for (int size : sizes) {
      out.writeInt(size);
      count *= size;
    }
    for (int i = 0; i < count; i += step) {
      out.writeByte(i);
    }
    try (OutputStream to =
        name.endsWith(".gz")
            ? new GZIPOutputStream(Files.newOutputStream(file))
            : Files.newOutputStream(file)) {
      to.write(bytes.toByteArray());
    }
  }

  /** Labels 0, 1, 2, …; every pixel 5 more than the label. */
  private void cifar(String name, int records, int labels) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    byte[] all = new byte[records * (labels + 3072)];
    for (int i = 0; i < records; i++) {
      int from = i * (labels + 3072);
      java.util.Arrays.fill(all, from + labels, from + labels + 3072, (byte) (i + 5));
      all[from + labels - 1] = (byte) i;
    }
    Files.write(file, all);
  }

  /** Sets a validation set apart. */
  public static final class Validating implements ExampleSource {
    @Override
    public Examples train(String source) {
      return some(1, 2, 3);
    }

    @Override
    public Examples validation(String source) {
      return some(7, 8);
    }

    @Override
    public Examples test(String source) {
      return some();
    }

    private static Examples some(float... features) {
      int[] labels = new int[features.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = i % 2;
      }
      return Examples.features(Shape.features(1), features, 2, labels);
    }
  }
}
