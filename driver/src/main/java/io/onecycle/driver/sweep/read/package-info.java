/** Turns the tree of a sweep file into a sweep, or tells every fault at once. */
package io.onecycle.driver.sweep.read;
