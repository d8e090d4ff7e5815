/** What {@code benchmarks/run} measures; never part of a build. */
package io.onecycle.driver.benchmark;
