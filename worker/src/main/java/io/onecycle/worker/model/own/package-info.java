/** Networks of one's own: configured by a class or read from a file, and known by their content. */
package io.onecycle.worker.model.own;
