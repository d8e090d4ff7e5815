/** Data of one's own as it is staged: parts that are loaded into memory as they are. */
package io.onecycle.worker.data.staged;
