/** Tables of features, through Spark SQL: what their columns hold, and each row as numbers. */
package io.onecycle.driver.stage.table;
