package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Operation.Activation;
import java.util.Optional;

/**
 * What a layer does to its result before anyone sees it.
 *
 * @param output the number of the value that others read
 * @param inForward the function applied
 * @param inBackward the same, unless a reader of the value has taken its gradient already
 */
record Fused(int output, Optional<Activation> inForward, Optional<Activation> inBackward) {

  /** The gradient of the layer's own result. */
  Gradient undone(Assembly assembly) {
    Gradient gradient = assembly.gradient(output);
    return inBackward
        .map(
            activation ->
                ActivationLayer.undone(activation, assembly.value(output), gradient, assembly))
        .orElse(gradient);
  }
}
