/** The built-in networks as Deeplearning4j configurations, and the trainers that run them. */
package io.onecycle.worker.model;
