/** Images and mini-batches of one's own decoded from files that nobody has vouched for. */
package io.onecycle.worker.data.file;
