/** What a trial is: the values that determine its result, its identity, and how it may end. */
package io.onecycle.worker.trial;
