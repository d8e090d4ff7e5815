package io.onecycle.worker.torch;

import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Where tensors live: all that differs between the processor and a GPU. */
interface Place extends AutoCloseable {

  /** What libtorch calls it, for the column {@code backend}: {@code cpu}, {@code cuda}. */
  String name();

  /** libtorch's device; valid until the calling thread's scope ends. */
  Device device();

  /** Makes the calling thread compute here; before each step, as trials change threads. */
  void enter();

  /** How memory of the host is taken that is copied from here fast, for numbers of a type. */
  TensorOptions staging(ScalarType type);

  /** Whether data sets are kept here, and mini-batches made of them here. */
  boolean holdsExamples();

  /** Waits until all is done that the calling thread has asked for. */
  void await();

  /**
   * What dropout multiplies by, drawn from the seed alone: 1/keep or 0.
   *
   * @param keep the probability of a number to be kept
   * @param shape of the result
   */
  Tensor factors(double keep, long seed, long[] shape);

  /** Gives cached memory back, so that others can have it. */
  void trim();

  @Override
  void close();
}
