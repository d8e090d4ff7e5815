/**
 * What a network computes, as plain values: read off a Deeplearning4j configuration, handed to
 * whoever can turn it into native code.
 */
package io.onecycle.worker.compile;
