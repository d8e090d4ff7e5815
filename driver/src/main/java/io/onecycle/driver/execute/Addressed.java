package io.onecycle.driver.execute;

import java.io.Serializable;

/**
 * News on its way to the run that it is of.
 *
 * @param runId whose news it is: several runs may share one Spark
 * @param news what there is to tell
 */
record Addressed(String runId, Progress news) implements Serializable {}
