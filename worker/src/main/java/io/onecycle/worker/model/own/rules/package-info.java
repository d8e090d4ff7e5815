/** What a network of one's own is held against: all that a sweep can honour, all faults at once. */
package io.onecycle.worker.model.own.rules;
