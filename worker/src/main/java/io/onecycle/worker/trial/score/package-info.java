/** What is measured, and what settings are compared by. */
package io.onecycle.worker.trial.score;
