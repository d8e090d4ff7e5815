package io.onecycle.worker.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds data sets, checks that they are genuine, and decodes each once per JVM. */
public final class DataCatalog {

  /** Where Debian's package dataset-fashion-mnist puts its files. */
  private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

  private static final Map<Key, ImageDataset> LOADED = new ConcurrentHashMap<>();

  private record Key(BuiltInData which, Optional<Path> directory) {}

  private DataCatalog() {}

  /**
   * The data set, decoded by the first caller and shared by all; later ones wait for the first.
   *
   * @param directory where to look first; it, or a folder in it that is named after the data set
   * @throws IOException if it is not found, damaged or not what its name says
   */
  public static ImageDataset load(BuiltInData which, Optional<Path> directory) throws IOException {
    try {
      return LOADED.computeIfAbsent(
          new Key(which, directory.map(Path::toAbsolutePath)), key -> decode(which, directory));
    } catch (LoadFailure e) {
      throw e.cause;
    }
  }

  /** Carries a checked exception out of the map; a failure leaves nothing in it. */
  private static final class LoadFailure extends RuntimeException {
    private final transient IOException cause;

    LoadFailure(IOException cause) {
      super(cause);
      this.cause = cause;
    }
  }

  private static ImageDataset decode(BuiltInData which, Optional<Path> directory) {
    try {
      ImageDataset data =
          which == BuiltInData.FASHION_MNIST_MINI ? embedded() : fromFiles(which, directory);
      check(which, data);
      return data;
    } catch (IOException e) {
      throw new LoadFailure(e);
    }
  }

  private static ImageDataset embedded() throws IOException {
    BuiltInData which = BuiltInData.FASHION_MNIST_MINI;
    return new ImageDataset(which.dataName(), embedded(which, "train"), embedded(which, "t10k"));
  }

  private static Images embedded(BuiltInData which, String part) throws IOException {
    String images = which.dataName() + "/" + part + "-images-idx3-ubyte.gz";
    String labels = which.dataName() + "/" + part + "-labels-idx1-ubyte.gz";
    try (InputStream pixels = DataCatalog.class.getResourceAsStream(images);
        InputStream classes = DataCatalog.class.getResourceAsStream(labels)) {
      return IdxFiles.read(pixels, images, classes, labels, which.classes());
    }
  }

  private static ImageDataset fromFiles(BuiltInData which, Optional<Path> directory)
      throws IOException {
    List<Path> places = places(which, directory);
    for (Path place : places) {
      Optional<IdxFolder> folder = IdxFolder.at(place);
      if (folder.isPresent()) {
        return folder.get().read(which);
      }
    }
    throw new IOException(
        "Cannot find "
            + which.dataName()
            + " in "
            + places
            + ": expected "
            + IdxFolder.EXPECTED
            + ", gzipped or not"
            + (which == BuiltInData.FASHION_MNIST
                ? "; install Debian's package dataset-fashion-mnist, or name a folder with --data"
                : "; name a folder with --data"));
  }

  private static List<Path> places(BuiltInData which, Optional<Path> directory) {
    List<Path> places = new ArrayList<>();
    directory.ifPresent(
        given -> {
          places.add(given.resolve(which.dataName()));
          places.add(given);
        });
    if (which == BuiltInData.FASHION_MNIST) {
      places.add(DEBIAN);
    }
    return places;
  }

  private static void check(BuiltInData which, ImageDataset data) throws IOException {
    checkCount(which, "training", data.train(), which.trainImages());
    checkCount(which, "test", data.test(), which.testImages());
    if (which.fingerprint().isPresent()) {
      String found = fingerprint(data);
      if (!which.fingerprint().get().equals(found)) {
        throw new IOException(
            "Cannot use these files as %s: their content has SHA-256 %s, expected %s"
                .formatted(which.dataName(), found, which.fingerprint().get()));
      }
    }
  }

  private static void checkCount(BuiltInData which, String part, Images images, int expected)
      throws IOException {
    boolean shape = images.height() == which.side() && images.width() == which.side();
    if (images.count() != expected || !shape) {
      throw new IOException(
          "Cannot use these files as %s: %d %s images of %d×%d, expected %d of %d×%d"
              .formatted(
                  which.dataName(),
                  images.count(),
                  part,
                  images.height(),
                  images.width(),
                  expected,
                  which.side(),
                  which.side()));
    }
  }

  /** SHA-256 of training pixels, training labels, test pixels and test labels. */
  static String fingerprint(ImageDataset data) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      for (Images part : List.of(data.train(), data.test())) {
        sha256.update(part.pixels());
        sha256.update(part.labels());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot hash: every Java platform has SHA-256", e);
    }
  }
}
