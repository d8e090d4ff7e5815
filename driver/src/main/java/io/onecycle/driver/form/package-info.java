/** How raw inputs become what a saved network is given, and what its outputs mean. */
package io.onecycle.driver.form;
