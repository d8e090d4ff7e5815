/** What a plot shows, said once: data and scripts that the page and single pictures both draw. */
package io.onecycle.driver.report.figure;
