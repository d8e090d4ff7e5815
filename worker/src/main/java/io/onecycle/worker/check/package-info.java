/** The one way in which values are refused. */
package io.onecycle.worker.check;
