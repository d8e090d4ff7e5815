/**
 * The front door: sweeps and their results for programs, on a Spark session of their own or of the
 * caller's.
 */
package io.onecycle.driver.api;
