/** What the results mean: what trials are compared by, and how numbers of them are written. */
package io.onecycle.driver.analyse;
