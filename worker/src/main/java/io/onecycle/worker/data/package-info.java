/** Examples brought to a common scale, their split, and the mini-batches that trainers take. */
package io.onecycle.worker.data;
