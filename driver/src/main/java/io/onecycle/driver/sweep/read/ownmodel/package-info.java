/** Reads models of one's own, files and classes; OwnModelReader is the way in. */
package io.onecycle.driver.sweep.read.ownmodel;
