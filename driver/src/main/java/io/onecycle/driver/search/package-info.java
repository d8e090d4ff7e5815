/** Search algorithms on the unit cube: which points to try next, and which to train on. */
package io.onecycle.driver.search;
