/**
 * Text files of separated values: how they are cut into records, and what their first lines say.
 */
package io.onecycle.driver.stage.table.csv;
