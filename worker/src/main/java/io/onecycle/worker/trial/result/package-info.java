/** What a trial leaves behind: how it ended, and its curve. */
package io.onecycle.worker.trial.result;
