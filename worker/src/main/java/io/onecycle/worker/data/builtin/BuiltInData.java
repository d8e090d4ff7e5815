package io.onecycle.worker.data.builtin;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Normalisation;
import io.onecycle.worker.trial.DataSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The data sets a sweep can name, and what is known of them without reading a file. */
public enum BuiltInData {
  /** Xiao, Rasul and Vollgraf, arXiv:1708.07747. */
  FASHION_MNIST(
      "fashion-mnist",
      FileForm.IDX,
      10,
      60_000,
      10_000,
      Optional.of("ca3ab2a37f845e1b8ae23cab1b51749a3011ba3bf1d9016176d75cbaabac376f")),
  /** The first 600 training and 100 test images of each class of Fashion-MNIST; embedded. */
  FASHION_MNIST_MINI(
      "fashion-mnist-mini",
      FileForm.IDX,
      10,
      6_000,
      1_000,
      Optional.of("8eaf6bb9e82961e7d73312d5259adebcdcb8829b4ea3955abd11eba9b97b7b57")),
  /** LeCun, Cortes and Burges, handwritten digits. */
  MNIST("mnist", FileForm.IDX, 10, 60_000, 10_000, Optional.empty()),
  /** Krizhevsky, Learning Multiple Layers of Features from Tiny Images, 2009; binary version. */
  CIFAR10("cifar10", FileForm.CIFAR10, 10, 50_000, 10_000, Optional.empty()),
  /** The same, with its 100 fine classes. */
  CIFAR100("cifar100", FileForm.CIFAR100, 100, 50_000, 10_000, Optional.empty()),
  /**
   * Any other images in files of CIFAR-10's form: their sizes are checked, their content is not.
   */
  CIFAR10_LAYOUT("cifar10-layout", FileForm.CIFAR10, 10, 50_000, 10_000, Optional.empty());

  private final String dataName;
  private final FileForm form;
  private final int classes;
  private final int trainImages;
  private final int testImages;
  private final Optional<String> sha256;

  BuiltInData(
      String dataName,
      FileForm form,
      int classes,
      int trainImages,
      int testImages,
      Optional<String> sha256) {
    this.dataName = dataName;
    this.form = form;
    this.classes = classes;
    this.trainImages = trainImages;
    this.testImages = testImages;
    this.sha256 = sha256;
  }

  /** The data set of that name, if there is one. */
  public static Optional<BuiltInData> named(String name) {
    return Arrays.stream(values()).filter(data -> data.dataName.equals(name)).findFirst();
  }

  /** The names of all built-in data sets. */
  public static List<String> names() {
    return Arrays.stream(values()).map(BuiltInData::dataName).toList();
  }

  /** How many examples a data set has to learn from, before any are held out. */
  public static int trainExamples(DataSpec data) {
    return data instanceof DataSpec.Own own
        ? own.trainExamples()
        : named(data.name()).orElseThrow().trainImages();
  }

  /** The name a sweep gives. */
  public String dataName() {
    return dataName;
  }

  public int channels() {
    return form.channels();
  }

  /** The height of an image in pixels. */
  public int height() {
    return form.side();
  }

  /** The width of an image in pixels. */
  public int width() {
    return form.side();
  }

  /** Examples of their form, of which there are none. */
  public Examples noExamples() {
    return Examples.images(channels(), height(), width(), classes, new byte[0], new byte[0]);
  }

  public int classes() {
    return classes;
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
    return sha256;
  }

  /**
   * The constants that its pixels are normalised with; empty where they come from the images that
   * are trained on. CIFAR-10's are those of the 2018 notebook, the moments of its training set.
   */
  public Optional<Normalisation> normalisation() {
    return this == CIFAR10
        ? Optional.of(
            new Normalisation(
                List.of(0.4914, 0.48216, 0.44653), List.of(0.24703, 0.24349, 0.26159)))
        : Optional.empty();
  }

  /** Where its files were published, if that is known. */
  public Optional<Publication> publication() {
    return Publications.of(this);
  }

  /**
   * Whether its name says its content, as other files are refused; of the others it is known by
   * {@link BuiltInContent}.
   */
  public boolean isContentChecked() {
    return this != MNIST && this != CIFAR10_LAYOUT;
  }

  /** SHA-256 of each of its files, unpacked, as it was published; empty where that is not known. */
  Optional<List<String>> published() {
    return this == MNIST
        ? Optional.of(Arrays.stream(IdxFile.values()).map(IdxFile::sha256OfMnist).toList())
        : Optional.empty();
  }

  /** The names of its data files, unpacked. */
  public List<String> fileNames() {
    return form == FileForm.IDX
        ? Arrays.stream(IdxFile.values()).map(IdxFile::fileName).toList()
        : CifarFile.of(this).stream().map(CifarFile::name).toList();
  }

  FileForm form() {
    return form;
  }

  /** Whether it comes with the program, rather than from files. */
  public boolean isEmbedded() {
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
