/** Trials on Spark: one task, one device, one durable commit each. */
package io.onecycle.driver.execute;
