/** Answers for people: tables as text, Markdown, CSV and JSON. */
package io.onecycle.driver.report;
