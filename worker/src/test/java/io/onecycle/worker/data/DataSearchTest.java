package io.onecycle.worker.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSearchTest {

  private static final String FILES =
      "expected train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte,"
          + " t10k-labels-idx1-ubyte, each as it is or with .gz; ";

  @TempDir Path directory;

  @Test
  void looksInTheGivenDirectoryThenBelowItThenWhereDebianPutsIt() {
    assertThat(DataSearch.of(BuiltInData.FASHION_MNIST, Optional.of(directory)).places())
        .extracting(IdxDirectory::directory)
        .containsExactly(
            directory,
            directory.resolve("fashion-mnist"),
            Path.of("/usr/share/datasets/fashion-mnist"));
  }

  @Test
  void takesTheFirstPlaceThatHasAllFiles() throws IOException {
    Files.createFile(directory.resolve("train-images-idx3-ubyte"));
    Path below = Files.createDirectory(directory.resolve("mnist"));
    for (String name :
        List.of(
            "train-images.idx3-ubyte",
            "train-labels.idx1-ubyte.gz",
            "t10k-images-idx3-ubyte.gz",
            "t10k-labels-idx1-ubyte")) {
      Files.createFile(below.resolve(name));
    }
    IdxSource source = DataSearch.of(BuiltInData.MNIST, Optional.of(directory)).source();
    assertThat(source).isEqualTo(new IdxDirectory(below));
    assertThat(source.nameOf(IdxFile.TRAIN_LABELS))
        .isEqualTo(below.resolve("train-labels.idx1-ubyte.gz").toString());
  }

  @Test
  void saysWhereItLookedAndWhatWasMissingThere() throws IOException {
    Files.createFile(directory.resolve("train-images-idx3-ubyte.gz"));
    Files.createFile(directory.resolve("mnist"));
    DataSearch search = DataSearch.of(BuiltInData.MNIST, Optional.of(directory));
    assertThatThrownBy(search::source)
        .isInstanceOf(IOException.class)
        .hasMessage(
            "Cannot find data set mnist: looked in %s (no train-labels-idx1-ubyte,"
                + " t10k-images-idx3-ubyte, t10k-labels-idx1-ubyte), %s (not a directory), "
                + FILES
                + "give the directory that holds them with --data DIR",
            directory,
            directory.resolve("mnist"));
  }

  @Test
  void saysWhichPackageHoldsTheFiles() {
    Path nowhere = directory.resolve("nowhere");
    DataSearch search =
        new DataSearch(BuiltInData.FASHION_MNIST, List.of(new IdxDirectory(nowhere)));
    assertThatThrownBy(search::source)
        .hasMessage(
            "Cannot find data set fashion-mnist: looked in %s (no such directory), "
                + FILES
                + "install Debian's package dataset-fashion-mnist, or give the directory that holds"
                + " them with --data DIR",
            nowhere);
  }

  @Test
  void saysThatNoDirectoryWasGiven() {
    assertThatThrownBy(() -> DataSearch.of(BuiltInData.MNIST, Optional.empty()).source())
        .hasMessageStartingWith(
            "Cannot find data set mnist: looked in no directory, as none was given, ");
  }
}
