/** What a network's outputs are worth: the loss that is trained on, and the metrics reported. */
package io.onecycle.worker.metric;
