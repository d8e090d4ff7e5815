/** What plots are drawn with: panels with scales and ticks, legends, and SVG itself. */
package io.onecycle.driver.report.plot.svg;
