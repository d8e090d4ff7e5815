/** The report page: one HTML file that needs nothing else. */
package io.onecycle.driver.report.page;
