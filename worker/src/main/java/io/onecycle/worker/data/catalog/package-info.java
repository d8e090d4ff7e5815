/** The data sets that all trials of a JVM share, each decoded once. */
package io.onecycle.worker.data.catalog;
