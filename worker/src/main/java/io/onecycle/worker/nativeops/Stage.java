package io.onecycle.worker.nativeops;

/** One operation of a network, for one size of mini-batch, with all its arrays in place. */
interface Stage {

  /** Makes the output in training. */
  void forward();

  /** Makes the output in inference. */
  default void infer() {
    forward();
  }

  /** Makes the gradients of the parameters and of those inputs whose gradient is needed. */
  void backward();
}
