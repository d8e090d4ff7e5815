/** Records as Parquet files: the one place that knows how rows become columns. */
package io.onecycle.driver.store.parquet;
