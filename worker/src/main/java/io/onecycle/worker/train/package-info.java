/** One trial's training: the loop, the optimiser's rule, recording and the divergence guard. */
package io.onecycle.worker.train;
