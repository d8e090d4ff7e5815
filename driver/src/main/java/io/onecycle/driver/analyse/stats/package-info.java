/** Statistics of samples and of paired differences, which know nothing of trials. */
package io.onecycle.driver.analyse.stats;
