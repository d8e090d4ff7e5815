/** What a run leaves while it lasts: its lease, the trials in flight, how far they are. */
package io.onecycle.driver.store.marks;
