/**
 * Networks as libtorch operations: PyTorch's own arithmetic, on the processor or on a GPU, with its
 * autograd for the backward pass.
 */
package io.onecycle.worker.torch;
