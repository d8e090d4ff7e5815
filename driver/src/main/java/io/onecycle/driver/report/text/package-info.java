/** Texts laid out for a console or for Markdown: tables, columns, pairs, paragraphs. */
package io.onecycle.driver.report.text;
