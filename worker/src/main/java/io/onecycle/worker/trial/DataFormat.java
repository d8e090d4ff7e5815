package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/** How the files of one's own data are read. */
public sealed interface DataFormat extends Serializable {

  /** As a sweep file names it. */
  String name();

  /** Whether its examples are features, images of one pixel. */
  default boolean isFeatures() {
    return false;
  }

  /** The four files of MNIST's form, grey images of any size. */
  record Idx() implements DataFormat {
    @Override
    public String name() {
      return "idx";
    }
  }

  /**
   * Records of CIFAR's binary form, as many in each file as there are.
   *
   * @param fine whether they are CIFAR-100's, of which the fine label is learnt
   */
  record Cifar(boolean fine) implements DataFormat {
    @Override
    public String name() {
      return fine ? "cifar100" : "cifar10";
    }
  }

  /**
   * Image files.
   *
   * @param resize what images are brought to; empty where all have one size
   * @param fit how they are brought to it
   * @param channels 1 or 3; empty where the first image tells
   * @param labels where the class of each is told
   * @param mostSkipped how many files that cannot be read are left out, before all are refused
   */
  record Images(
      Optional<Size> resize, Fit fit, Optional<Integer> channels, Labels labels, int mostSkipped)
      implements DataFormat {
    public Images {
      Require.that(mostSkipped >= 0, "skip_bad", mostSkipped, "a whole number of at least 0");
    }

    @Override
    public String name() {
      return "images";
    }
  }

  /** How an image of other proportions is brought to a size. */
  enum Fit {
    /** Its proportions change. */
    STRETCH,
    /** It covers all of the size, and what is beyond is cut off, on both sides alike. */
    CROP,
    /** All of it is there, with black beside it. */
    PAD
  }

  /** Where the class of an image is told. */
  sealed interface Labels extends Serializable {

    /** By the outermost folder that it is in. */
    record ByFolder() implements Labels {}

    /**
     * By the name of its file, without folders.
     *
     * @param pattern whose one group is the class
     */
    record ByName(String pattern) implements Labels {}

    /**
     * By a table of files and their classes.
     *
     * @param uri of a CSV file with the columns {@code file} and {@code label}; relative to the
     *     sweep file
     */
    record Listed(String uri) implements Labels {}
  }

  /**
   * Height and width of images.
   *
   * @param height in pixels, in [1, 4096]
   * @param width in pixels, in [1, 4096]
   */
  record Size(int height, int width) implements Serializable {
    public static final int LARGEST = 4096;

    public Size {
      Require.that(height >= 1 && height <= LARGEST, "height", height, "in [1, 4096]");
      Require.that(width >= 1 && width <= LARGEST, "width", width, "in [1, 4096]");
    }
  }

  /**
   * A table of features.
   *
   * @param kind what files it is in
   * @param targets columns to be learnt, at least one
   * @param features columns to learn from; empty for all other columns of numbers
   * @param categorical those of text that become one input for each of their values
   * @param ignored columns that are not looked at
   * @param task classes or numbers; empty where that is left to be told from the target
   * @param missing what is done with rows that lack a value
   * @param csv how text is cut into columns
   */
  record Table(
      Kind kind,
      List<String> targets,
      List<String> features,
      List<String> categorical,
      List<String> ignored,
      Optional<Task> task,
      Missing missing,
      Csv csv)
      implements DataFormat {
    public Table {
      targets = List.copyOf(targets);
      features = List.copyOf(features);
      categorical = List.copyOf(categorical);
      ignored = List.copyOf(ignored);
    }

    @Override
    public String name() {
      return Identity.lower(kind);
    }

    @Override
    public boolean isFeatures() {
      return true;
    }
  }

  /** What files a table is in. */
  enum Kind {
    CSV,
    PARQUET
  }

  /** What is learnt. */
  enum Task {
    CLASSIFICATION,
    REGRESSION
  }

  /** What is done with rows that lack a value. */
  enum Missing {
    /** They are a fault. */
    ERROR,
    /** The mean of the column stands in, over the training rows that have it. */
    MEAN,
    /** They are left out. */
    DROP
  }

  /**
   * How text is cut into columns and its cells are read.
   *
   * @param header whether the first line of each file names the columns; else they are _c0, _c1, …
   * @param delimiter one character, or {@link #SPACES}; empty where it is told from the first file
   * @param na texts that stand for a missing value, beside the empty one
   * @param decimal what stands before the fraction of a number: a point or a comma
   * @param thousands what stands between groups of three digits, one character; empty where nothing
   *     does
   * @param encoding the name of a character set; empty for UTF-8, or UTF-16 where a file begins
   *     with its mark
   */
  record Csv(
      boolean header,
      String delimiter,
      List<String> na,
      String decimal,
      String thousands,
      String encoding)
      implements Serializable {

    /** Runs of spaces and tabs. */
    public static final String SPACES = "spaces";

    public static final Csv USUAL = new Csv(true, "", List.of(), ".", "", "");

    public Csv {
      na = List.copyOf(na);
      Require.that(
          decimal.equals(".") || decimal.equals(","), "decimal", decimal, "a point or a comma");
      Require.that(
          !thousands.equals(decimal), "thousands", thousands, "another character than decimal");
    }
  }

  /** Mini-batches that Deeplearning4j's {@code DataSet.save} wrote, in the order of their names. */
  record Dl4j(Task task) implements DataFormat {
    @Override
    public String name() {
      return "dl4j";
    }
  }

  /**
   * Examples that a class makes.
   *
   * @param className of a jar of {@code --jars}
   */
  record JavaClass(String className) implements DataFormat {
    @Override
    public String name() {
      return "class";
    }
  }
}
