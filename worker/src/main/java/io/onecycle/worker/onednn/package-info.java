/**
 * Training on CPUs as a static list of oneDNN primitives, in oneDNN's blocked layouts, everything
 * allocated beforehand.
 */
package io.onecycle.worker.onednn;
