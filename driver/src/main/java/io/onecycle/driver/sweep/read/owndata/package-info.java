/** Reads what a sweep file says of data of one's own; OwnDataReader is the way in. */
package io.onecycle.driver.sweep.read.owndata;
