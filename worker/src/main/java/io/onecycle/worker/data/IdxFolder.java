package io.onecycle.worker.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A folder with the four files of an MNIST-like data set. */
record IdxFolder(Path trainImages, Path trainLabels, Path testImages, Path testLabels) {

  static final List<String> EXPECTED =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  /** The four files, if all are there. */
  static Optional<IdxFolder> at(Path folder) {
    List<Path> found = EXPECTED.stream().flatMap(name -> file(folder, name).stream()).toList();
    return found.size() == EXPECTED.size()
        ? Optional.of(new IdxFolder(found.get(0), found.get(1), found.get(2), found.get(3)))
        : Optional.empty();
  }

  ImageDataset read(BuiltInData which) throws IOException {
    return new ImageDataset(
        which.dataName(),
        IdxFiles.read(trainImages, trainLabels, which.classes()),
        IdxFiles.read(testImages, testLabels, which.classes()));
  }

  /** Both usual spellings: {@code train-images-idx3-ubyte} and {@code train-images.idx3-ubyte}. */
  private static Optional<Path> file(Path folder, String name) {
    return List.of(name, name.replace("-idx", ".idx")).stream()
        .flatMap(spelling -> List.of(spelling + ".gz", spelling).stream())
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
