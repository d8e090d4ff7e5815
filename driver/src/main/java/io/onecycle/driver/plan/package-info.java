/** Which trials are owed: one pure function of the sweep and the results. */
package io.onecycle.driver.plan;
