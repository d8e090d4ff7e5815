/**
 * Networks as fixed lists of ND4J's native operations. Written for CUDA, where convolution, pooling
 * and batch norm of these reach cuDNN; the same lists run on a CPU.
 */
package io.onecycle.worker.nativeops;
