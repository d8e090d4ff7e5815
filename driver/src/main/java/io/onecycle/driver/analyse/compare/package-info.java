/** Which setting trains best: settings compared with the best, paired by seed, and the verdict. */
package io.onecycle.driver.analyse.compare;
