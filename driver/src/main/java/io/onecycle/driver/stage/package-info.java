/** Data of one's own read once by Spark, and written as files that executors load. */
package io.onecycle.driver.stage;
