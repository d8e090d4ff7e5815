package io.onecycle.worker.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.data.TinyImages;
import io.onecycle.worker.data.batch.MiniBatches;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.trial.Augmentation;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarDecoderTest {

  @TempDir static Path ten;
  @TempDir static Path hundred;
  private static Examples fashion;

  @BeforeAll
  static void write() throws IOException {
    fashion = DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty()).train();
    CifarLayout.write(BuiltInData.CIFAR10_LAYOUT, ten, fashion);
    CifarLayout.write(BuiltInData.CIFAR100, hundred, fashion);
  }

  private static Dataset decode() throws IOException {
    return new CifarDecoder(BuiltInData.CIFAR10_LAYOUT, ten).decode();
  }

  @Test
  void everyImageKeepsItsLabelAndItsPixelsInAllThreePlanes() throws IOException {
    Dataset dataset = decode();
    assertThat(dataset.train().count()).isEqualTo(50_000);
    assertThat(dataset.test().count()).isEqualTo(10_000);
    assertThat(dataset.train().shape().size()).isEqualTo(3 * 32 * 32);
    for (int image : new int[] {0, 1, 9_999, 10_000, 49_999}) {
      int original = image % fashion.count();
      assertThat(dataset.train().label(image)).isEqualTo(fashion.label(original));
      byte[] expected = CifarLayout.record(BuiltInData.CIFAR10_LAYOUT, fashion, original);
      for (int i = 0; i < 3 * 32 * 32; i++) {
        assertThat((byte) dataset.train().input(image, i)).isEqualTo(expected[1 + i]);
      }
    }
    assertThat(dataset.test().label(0)).isEqualTo(fashion.label(50_000 % fashion.count()));
  }

  @Test
  void theFineLabelOfTheHundredClassesIsTheSecond() throws IOException {
    overwrite(hundred.resolve("train.bin"), 0, 77);
    try {
      assertThatThrownBy(new CifarDecoder(BuiltInData.CIFAR100, hundred)::decode)
          .as("a coarse label of no class is none of ours, but the content is not CIFAR-100")
          .hasMessageContaining("MD5");
      overwrite(hundred.resolve("train.bin"), 1, 100);
      assertThatThrownBy(new CifarDecoder(BuiltInData.CIFAR100, hundred)::decode)
          .hasMessage(
              "Cannot read %s: label 100 of image 0 (counted from 0), expected 0 to 99",
              hundred.resolve("train.bin"));
    } finally {
      overwrite(hundred.resolve("train.bin"), 0, 0);
      overwrite(hundred.resolve("train.bin"), 1, fashion.label(0));
    }
  }

  @Test
  void refusesOtherImagesUnderTheNameOfCifar10() {
    assertThatThrownBy(new CifarDecoder(BuiltInData.CIFAR10, ten)::decode)
        .isInstanceOf(IOException.class)
        .hasMessageMatching(
            "Cannot use \\Q%s\\E as cifar10: its content has MD5 [0-9a-f]{32}, expected %s"
                .formatted(ten.resolve("data_batch_1.bin"), "5dd7e06a14cb22eb9f671a540d1b7c25"));
  }

  @Test
  void refusesAFileOfAnotherSizeAndNamesOneThatHasGone(@TempDir Path short10) throws IOException {
    Files.write(short10.resolve("data_batch_1.bin"), new byte[3073]);
    CifarDecoder decoder = new CifarDecoder(BuiltInData.CIFAR10_LAYOUT, short10);
    assertThatThrownBy(decoder::decode)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot read %s: 3073 bytes, expected 30730000, for 10000 images of cifar10-layout",
            short10.resolve("data_batch_1.bin"));
    Files.delete(short10.resolve("data_batch_1.bin"));
    assertThatThrownBy(decoder::decode)
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Cannot read " + short10.resolve("data_batch_1.bin") + ": ");
  }

  @Test
  void cifar10IsNormalisedByTheNotebooksConstantsAndOtherImagesByTheirOwn() throws IOException {
    Examples images = TinyImages.noise(8, 3, 8, 8, 10);
    for (BuiltInData data : List.of(BuiltInData.CIFAR10, BuiltInData.CIFAR10_LAYOUT)) {
      Dataset dataset =
          new Dataset(data.dataName(), images, images, data.normalisation(), Optional.empty());
      MiniBatches batches = MiniBatches.of(dataset, training(), 8, 1);
      float first = batches.validation().next().pixels()[0];
      double pixel = images.input(0, 0) / 255.0;
      Normalisation own = Normalisation.of(images);
      double mean = data == BuiltInData.CIFAR10 ? 0.4914 : own.mean().get(0);
      double sd = data == BuiltInData.CIFAR10 ? 0.24703 : own.sd().get(0);
      assertThat(first).isEqualTo((float) ((pixel - mean) / sd));
    }
  }

  private static Training training() {
    return new Training(
        1,
        1,
        8,
        Training.NO_LIMIT,
        new Validation.TestSet(),
        Set.<Augmentation>of(),
        Optimizer.SGD,
        WeightDecayMode.L2,
        WeightDecayScope.ALL);
  }

  private static void overwrite(Path file, int at, int value) throws IOException {
    try (RandomAccessFile random = new RandomAccessFile(file.toFile(), "rw")) {
      random.seek(at);
      random.write(value);
    }
  }
}
