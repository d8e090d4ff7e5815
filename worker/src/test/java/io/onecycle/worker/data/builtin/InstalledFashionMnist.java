package io.onecycle.worker.data.builtin;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;

/** Lets tests of the whole of Fashion-MNIST run only where it is. */
public final class InstalledFashionMnist {

  private InstalledFashionMnist() {}

  public static void assume() {
    String place = BuiltInData.FASHION_MNIST.installedAt().orElseThrow();
    assumeTrue(
        new IdxDirectory(Path.of(place)).isComplete(),
        "Fashion-MNIST is not in "
            + place
            + ": Debian's package dataset-fashion-mnist puts it there");
  }
}
