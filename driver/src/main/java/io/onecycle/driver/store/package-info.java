/** A results folder: tables, checkpoints, networks, marks and the sweep file. */
package io.onecycle.driver.store;
