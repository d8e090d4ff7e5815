/** The data sets that a sweep can name: where they are, what they must hold, how they are read. */
package io.onecycle.worker.data.builtin;
