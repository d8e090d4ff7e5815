/** Reads a number, a word, a list or a mapping of known keys, or tells what is wrong with it. */
package io.onecycle.driver.sweep.read.field;
