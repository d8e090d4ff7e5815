package io.onecycle.worker.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The data sets that are known by name, and what is known of them without reading a file. */
public enum BuiltInData {
  /** Zalando's articles of clothing (Xiao et al., arXiv:1708.07747). */
  FASHION_MNIST(
      "fashion-mnist",
      60_000,
      10_000,
      Optional.of("ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f")),
  /** A balanced tenth of it, embedded in the jar. */
  FASHION_MNIST_MINI(
      "fashion-mnist-mini",
      6_000,
      1_000,
      Optional.of("8eaf6bb9e82961e7d73312d5259adebcdcb8829b4ea3955abd11eba9b97b7b57")),
  /** Handwritten digits (LeCun et al. 1998). */
  MNIST("mnist", 60_000, 10_000, Optional.empty());

  private static final int SIDE = 28;
  private static final int CLASSES = 10;

  private final String dataName;
  private final int trainImages;
  private final int testImages;
  private final Optional<String> fingerprint;

  BuiltInData(String dataName, int trainImages, int testImages, Optional<String> fingerprint) {
    this.dataName = dataName;
    this.trainImages = trainImages;
    this.testImages = testImages;
    this.fingerprint = fingerprint;
  }

  /** The data set that sweep files call {@code name}. */
  public static Optional<BuiltInData> named(String name) {
    return Arrays.stream(values()).filter(one -> one.dataName.equals(name)).findFirst();
  }

  /** All names, in order. */
  public static List<String> names() {
    return Arrays.stream(values()).map(BuiltInData::dataName).toList();
  }

  public String dataName() {
    return dataName;
  }

  public int trainImages() {
    return trainImages;
  }

  public int testImages() {
    return testImages;
  }

  /** Pixels on each side; all built-in images have one channel. */
  int side() {
    return SIDE;
  }

  int classes() {
    return CLASSES;
  }

  /** SHA-256 of the decoded content, where a genuine copy was at hand to take it from. */
  Optional<String> fingerprint() {
    return fingerprint;
  }
}
