/**
 * Networks of one's own: read from files without running anything that these say, or configured by
 * a class, and held against what a sweep can honour.
 */
package io.onecycle.worker.model.own;
