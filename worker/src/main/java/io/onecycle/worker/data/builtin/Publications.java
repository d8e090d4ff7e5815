package io.onecycle.worker.data.builtin;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where the data sets are published, with the sizes and checksums their publishers give. */
final class Publications {

  /** Archives and their MD5 are listed on that page's parent, kriz/cifar.html. */
  private static final URI KRIZHEVSKY = URI.create("https://www.cs.toronto.edu/~kriz/");

  private static final Publication CIFAR10 =
      archive("cifar-10-binary.tar.gz", 170_052_171, "c32a1d4ab5d03f1284b67883e8d87530");

  private static final Publication CIFAR100 =
      archive("cifar-100-binary.tar.gz", 168_513_733, "03b5dce01913d631647c71ecec9e9cb8");

  /** As torchvision's {@code FashionMNIST} has them. */
  private static final Publication FASHION_MNIST =
      new Publication(
          URI.create("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
          List.of(
              new PublishedFile(
                  "train-images-idx3-ubyte.gz", 26_421_880, "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
              new PublishedFile(
                  "train-labels-idx1-ubyte.gz", 29_515, "25c81989df183df01b3e8a0aad5dffbe"),
              new PublishedFile(
                  "t10k-images-idx3-ubyte.gz", 4_422_102, "bef4ecab320f06d8554ea6380940ec79"),
              new PublishedFile(
                  "t10k-labels-idx1-ubyte.gz", 5_148, "bb300cfdad3c16e7a12a480ee83cd310")),
          false);

  /** As torchvision's {@code MNIST} has them: a mirror, as the original refuses programs. */
  private static final Publication MNIST =
      new Publication(
          URI.create("https://ossci-datasets.s3.amazonaws.com/mnist/"),
          List.of(
              new PublishedFile(
                  "train-images-idx3-ubyte.gz", 9_912_422, "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
              new PublishedFile(
                  "train-labels-idx1-ubyte.gz", 28_881, "d53e105ee54ea40749a09fcbcd1e9432"),
              new PublishedFile(
                  "t10k-images-idx3-ubyte.gz", 1_648_877, "9fb629c4189551a2d022fa330f9573f3"),
              new PublishedFile(
                  "t10k-labels-idx1-ubyte.gz", 4_542, "ec29112dd5afa0611ce80d1b7f02629c")),
          false);

  private Publications() {}

  static Optional<Publication> of(BuiltInData which) {
    return switch (which) {
      case FASHION_MNIST -> Optional.of(FASHION_MNIST);
      case MNIST -> Optional.of(MNIST);
      case CIFAR10 -> Optional.of(CIFAR10);
      case CIFAR100 -> Optional.of(CIFAR100);
      case FASHION_MNIST_MINI, CIFAR10_LAYOUT -> Optional.empty();
    };
  }

  private static Publication archive(String name, long bytes, String md5) {
    return new Publication(KRIZHEVSKY, List.of(new PublishedFile(name, bytes, md5)), true);
  }
}
