/** Networks read from files without running anything that these say. */
package io.onecycle.worker.model.own.saved;
