/** What the results mean: statistics over settings, paired by seed. */
package io.onecycle.driver.analyse;
