package io.onecycle.worker.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.catalog.DataCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BuiltInDataTest {

  private static final DataCatalog CATALOG = DataCatalog.shared();

  @ParameterizedTest
  @EnumSource
  void isFoundByItsName(BuiltInData data) {
    assertThat(BuiltInData.named(data.dataName())).contains(data);
    assertThat(BuiltInData.names()).contains(data.dataName());
  }

  @Test
  void aNameNobodyHasIsNotFound() {
    assertThat(BuiltInData.named("imagenet")).isEmpty();
    assertThat(BuiltInData.named("MNIST")).isEmpty();
  }

  @Test
  void theMiniIsEmbeddedAndAsItIsDescribed() throws IOException {
    assertDescribed(BuiltInData.FASHION_MNIST_MINI, Optional.of(Path.of("nowhere")));
  }

  @Test
  void theMiniHasAsManyImagesOfEachClass() throws IOException {
    Dataset mini = CATALOG.load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    for (int label = 0; label < 10; label++) {
      assertThat(count(mini.train(), label)).isEqualTo(600);
      assertThat(count(mini.test(), label)).isEqualTo(100);
    }
  }

  @Test
  void fashionMnistIsAsItIsDescribedWhereItIsInstalled() throws IOException {
    InstalledFashionMnist.assume();
    assertDescribed(BuiltInData.FASHION_MNIST, Optional.empty());
  }

  private static void assertDescribed(BuiltInData data, Optional<Path> directory)
      throws IOException {
    Dataset dataset = CATALOG.load(data, directory);
    assertThat(dataset.name()).isEqualTo(data.dataName());
    assertThat(dataset.train().count()).isEqualTo(data.trainImages());
    assertThat(dataset.test().count()).isEqualTo(data.testImages());
    assertThat(dataset.train().shape().channels()).isEqualTo(data.channels());
    assertThat(dataset.train().shape().height()).isEqualTo(data.height());
    assertThat(dataset.train().shape().width()).isEqualTo(data.width());
    assertThat(dataset.train().target().outputs()).isEqualTo(data.classes());
    assertThat(ContentDigest.of(dataset.train(), dataset.test()))
        .isEqualTo(data.sha256().orElseThrow());
  }

  private static long count(Examples images, int label) {
    return IntStream.range(0, images.count()).filter(i -> images.label(i) == label).count();
  }
}
