/** The order of examples, their augmentation, and the mini-batches made of them. */
package io.onecycle.worker.data.batch;
