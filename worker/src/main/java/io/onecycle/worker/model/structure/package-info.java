/** The reader that says as plain values what a Deeplearning4j configuration computes. */
package io.onecycle.worker.model.structure;
