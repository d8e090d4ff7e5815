/** The commands, and nothing that another package could do. */
package io.onecycle.driver.cli;
