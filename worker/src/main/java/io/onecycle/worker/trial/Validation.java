package io.onecycle.worker.trial;

import io.onecycle.worker.check.Require;
import java.io.Serializable;

/** Where the validation images come from. */
public sealed interface Validation extends Serializable {

  /**
   * A share of the training images, held out: the same images for every seed.
   *
   * @param share of the training set, in (0, 1)
   */
  record HeldOut(double share) implements Validation {
    public HeldOut {
      Require.that(share > 0 && share < 1, "validation", share, "a share in (0, 1), or test");
    }

    @Override
    public String toString() {
      return Double.toString(share);
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
