package io.onecycle.worker.data.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.catalog.DataCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How fashion-mnist-mini is made of Fashion-MNIST, and that it was made so. */
class MiniSubsetTest {

  private static final int TRAIN_PER_CLASS = 600;
  private static final int TEST_PER_CLASS = 100;

  @BeforeEach
  void needsTheWhole() {
    InstalledFashionMnist.assume();
  }

  @Test
  void theMiniIsTheFirstImagesOfEachClassInFileOrder() throws IOException {
    DataCatalog catalog = DataCatalog.shared();
    Dataset whole = catalog.load(BuiltInData.FASHION_MNIST, Optional.empty());
    Dataset mini = catalog.load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    assertSame(mini.train(), firstOfEachClass(whole.train(), TRAIN_PER_CLASS));
    assertSame(mini.test(), firstOfEachClass(whole.test(), TEST_PER_CLASS));
  }

  private static void assertSame(Examples embedded, Examples remade) {
    assertThat(embedded.pixels()).isEqualTo(remade.pixels());
    assertThat(embedded.labels()).isEqualTo(remade.labels());
  }

  private static Examples firstOfEachClass(Examples whole, int perClass) {
    int[] seen = new int[whole.target().outputs()];
    ByteArrayOutputStream pixels = new ByteArrayOutputStream();
    ByteArrayOutputStream labels = new ByteArrayOutputStream();
    for (int i = 0; i < whole.count(); i++) {
      if (seen[whole.label(i)]++ < perClass) {
        int start = i * whole.shape().size();
        pixels.writeBytes(Arrays.copyOfRange(whole.pixels(), start, start + whole.shape().size()));
        labels.write(whole.label(i));
      }
    }
    return Examples.images(
        whole.shape().channels(),
        whole.shape().height(),
        whole.shape().width(),
        whole.target().outputs(),
        pixels.toByteArray(),
        labels.toByteArray());
  }
}
