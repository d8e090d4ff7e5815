/** What the terminal is to this process: which streams are one, how wide, and what it can draw. */
package io.onecycle.driver.terminal;
