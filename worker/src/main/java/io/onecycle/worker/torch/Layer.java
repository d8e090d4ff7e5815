package io.onecycle.worker.torch;

import org.bytedeco.pytorch.Tensor;

/** One operation of a network; its gradient is autograd's affair. */
@FunctionalInterface
interface Layer {

  /** Makes its value, of shape [n, channels, height, width], from those of the pass so far. */
  Tensor forward(Pass pass);
}
