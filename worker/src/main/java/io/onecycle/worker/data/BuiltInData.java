package io.onecycle.worker.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The data sets a sweep can name, and what is known of them without reading a file. */
public enum BuiltInData {
  /** Xiao, Rasul and Vollgraf, arXiv:1708.07747. */
  FASHION_MNIST("fashion-mnist", 60_000, 10_000),
  /** The first 600 training and 100 test images of each class of Fashion-MNIST; embedded. */
  FASHION_MNIST_MINI("fashion-mnist-mini", 6_000, 1_000),
  /** LeCun, Cortes and Burges, handwritten digits. */
  MNIST("mnist", 60_000, 10_000);

  private final String dataName;
  private final int trainImages;
  private final int testImages;

  BuiltInData(String dataName, int trainImages, int testImages) {
    this.dataName = dataName;
    this.trainImages = trainImages;
    this.testImages = testImages;
  }

  /** The data set of that name, if there is one. */
  public static Optional<BuiltInData> named(String name) {
    return Arrays.stream(values()).filter(data -> data.dataName.equals(name)).findFirst();
  }

  /** The names of all built-in data sets. */
  public static List<String> names() {
    return Arrays.stream(values()).map(BuiltInData::dataName).toList();
  }

  /** The name a sweep gives. */
  public String dataName() {
    return dataName;
  }

  public int channels() {
    return 1;
  }

  /** The height of an image in pixels. */
  public int height() {
    return 28;
  }

  /** The width of an image in pixels. */
  public int width() {
    return 28;
  }

  public int classes() {
    return 10;
  }

  /** Images of the training set, before any are held out. */
  public int trainImages() {
    return trainImages;
  }

  public int testImages() {
    return testImages;
  }

  /** SHA-256 of the decoded content, if it is known and so checked. */
  public Optional<String> sha256() {
    return switch (this) {
      case FASHION_MNIST ->
          Optional.of("ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f");
      case FASHION_MNIST_MINI ->
          Optional.of("8eaf6bb9e82961e7d73312d5259adebcdcb8829b4ea3955abd11eba9b97b7b57");
      case MNIST -> Optional.empty();
    };
  }

  /** Whether it comes with the program, rather than from files. */
  boolean isEmbedded() {
    return this == FASHION_MNIST_MINI;
  }

  /** The Debian package that holds its files, if one does. */
  Optional<String> debianPackage() {
    return this == FASHION_MNIST ? Optional.of("dataset-fashion-mnist") : Optional.empty();
  }

  /** Where that package puts them. */
  Optional<String> installedAt() {
    return this == FASHION_MNIST
        ? Optional.of("/usr/share/datasets/fashion-mnist")
        : Optional.empty();
  }

  @Override
  public String toString() {
    return dataName;
  }
}
