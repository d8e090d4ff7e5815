/** What a trial computes on, and how a thread is tied to it. */
package io.onecycle.worker.device;
