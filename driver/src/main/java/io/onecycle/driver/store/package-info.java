/** Result tables: Parquet files that appear whole or not at all. */
package io.onecycle.driver.store;
