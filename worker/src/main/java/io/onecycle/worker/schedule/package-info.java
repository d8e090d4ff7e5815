/** The learning rate and momentum of every iteration, as pure functions of the iteration. */
package io.onecycle.worker.schedule;
