package io.onecycle.worker.api;

import io.onecycle.worker.check.Require;

/** What is learnt of an example. */
public sealed interface Target {

  /** How many numbers a network puts out for it. */
  int outputs();

  /**
   * Which of several classes it is: the outputs are logits, one for each class.
   *
   * @param outputs how many classes there are, whether or not each occurs, at least 1
   */
  record Classes(int outputs) implements Target {
    public Classes {
      Require.that(outputs >= 1, "classes", outputs, "a whole number of at least 1");
    }

    @Override
    public String toString() {
      return outputs + " classes";
    }
  }

  /**
   * Numbers: regression.
   *
   * @param outputs how many for each example, at least 1
   */
  record Numbers(int outputs) implements Target {
    public Numbers {
      Require.that(outputs >= 1, "targets", outputs, "a whole number of at least 1");
    }

    @Override
    public String toString() {
      return outputs + (outputs == 1 ? " number" : " numbers");
    }
  }
}
