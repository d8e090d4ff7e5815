package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;

/** Where the validation images come from. */
public sealed interface Validation extends Serializable {

  /** The same, where it is known whether the data comes with a validation set. */
  default Validation with(boolean hasOwn) {
    if (this instanceof Usual usual) {
      return hasOwn ? new Own() : usual.otherwise();
    }
    return this;
  }

  /**
   * A share of the training images, held out: the same images for all settings of one seed.
   *
   * @param share of the training set, in (0, 1)
   * @param rotate whether each seed holds out another fold, so that the spread over seeds is that
   *     over images too; else the images are the same for every seed
   */
  record HeldOut(double share, boolean rotate) implements Validation {
    public HeldOut {
      Require.that(share > 0 && share < 1, "validation", share, "a share in (0, 1), or test");
    }

    /** The share alone where all seeds hold out the same, as before folds could rotate. */
    @Override
    public String toString() {
      return rotate ? share + ",rotating" : Double.toString(share);
    }
  }

  /** The validation set that data of one's own comes with, the same for every seed. */
  record Own() implements Validation {
    @Override
    public String toString() {
      return "own";
    }
  }

  /**
   * What is meant where nothing is said: the validation set that the data comes with, and where it
   * comes with none, a share. Data must be staged before it is known which.
   *
   * @param otherwise the share
   */
  record Usual(HeldOut otherwise) implements Validation {
    @Override
    public String toString() {
      return otherwise.toString();
    }
  }

  /** The test set, as the 2018 notebook validates. */
  record TestSet() implements Validation {
    @Override
    public String toString() {
      return "test";
    }
  }
}
