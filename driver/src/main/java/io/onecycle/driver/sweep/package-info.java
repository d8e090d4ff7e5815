/** Sweep files: YAML in, a SweepSpec or every fault at once out. */
package io.onecycle.driver.sweep;
