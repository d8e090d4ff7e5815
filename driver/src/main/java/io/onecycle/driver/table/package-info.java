/** What a row of a result table means, whatever keeps it. */
package io.onecycle.driver.table;
