/** Images decoded once per JVM, their split, their order and their mini-batches. */
package io.onecycle.worker.data;
