/** What a trial is: the values that determine its result, and its identity. */
package io.onecycle.worker.trial;
