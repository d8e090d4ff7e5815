package io.onecycle.worker.data.builtin;

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
    IdxSource source =
        DataSearch.of(BuiltInData.MNIST, Optional.of(directory)).first(IdxDirectory::new);
    assertThat(source).isEqualTo(new IdxDirectory(below));
    assertThat(source.nameOf(IdxFile.TRAIN_LABELS))
        .isEqualTo(below.resolve("train-labels.idx1-ubyte.gz").toString());
  }

  @Test
  void saysWhereItLookedAndWhatWasMissingThere() throws IOException {
    Files.createFile(directory.resolve("train-images-idx3-ubyte.gz"));
    Files.createFile(directory.resolve("mnist"));
    DataSearch search = DataSearch.of(BuiltInData.MNIST, Optional.of(directory));
    assertThatThrownBy(() -> search.first(IdxDirectory::new))
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
    DataSearch search = new DataSearch(BuiltInData.FASHION_MNIST, List.of(nowhere));
    assertThatThrownBy(() -> search.first(IdxDirectory::new))
        .hasMessage(
            "Cannot find data set fashion-mnist: looked in %s (no such directory), "
                + FILES
                + "install Debian's package dataset-fashion-mnist, or give the directory that holds"
                + " them with --data DIR",
            nowhere);
  }

  @Test
  void saysThatNoDirectoryWasGiven() {
    assertThatThrownBy(
            () -> DataSearch.of(BuiltInData.MNIST, Optional.empty()).first(IdxDirectory::new))
        .hasMessageStartingWith(
            "Cannot find data set mnist: looked in no directory, as none was given, ");
  }

  @Test
  void looksForCifarWhereItsArchiveUnpacksTo() throws IOException {
    Path unpacked = Files.createDirectory(directory.resolve("cifar-100-binary"));
    Files.createFile(unpacked.resolve("train.bin"));
    DataSearch search = DataSearch.of(BuiltInData.CIFAR100, Optional.of(directory));
    assertThatThrownBy(() -> search.first(at -> new CifarDirectory(BuiltInData.CIFAR100, at)))
        .hasMessage(
            "Cannot find data set cifar100: looked in %s (no train.bin, test.bin), %s (no such"
                + " directory), %s (no test.bin), expected train.bin, test.bin; give the directory"
                + " that holds them with --data DIR",
            directory, directory.resolve("cifar100"), unpacked);
    Files.createFile(unpacked.resolve("test.bin"));
    assertThat(search.first(at -> new CifarDirectory(BuiltInData.CIFAR100, at)).directory())
        .isEqualTo(unpacked);
  }
}
