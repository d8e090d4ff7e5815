/** The update of a trial as an ordinary Deeplearning4j updater, for its own training masters. */
package io.onecycle.worker.model.updater;
