/** The command {@code audit}: its words, and the sweep that would settle what it finds. */
package io.onecycle.driver.audit;
