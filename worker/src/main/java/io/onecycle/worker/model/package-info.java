/** The built-in networks as Deeplearning4j configurations, and the trainer that runs them. */
package io.onecycle.worker.model;
