/** What is plotted of a sweep, and the static figures of it. */
package io.onecycle.driver.report.plot;
