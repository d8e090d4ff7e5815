/**
 * The built-in networks as Deeplearning4j configurations, the trainer that runs them, and the
 * reader that says as plain values what such a configuration computes.
 */
package io.onecycle.worker.model;
