/** The commands: options and printing, on top of what programs call too. */
package io.onecycle.driver.cli;
