/** What an audit says, what plan warns of, and the sweep that would settle what was found. */
package io.onecycle.driver.report.audit;
