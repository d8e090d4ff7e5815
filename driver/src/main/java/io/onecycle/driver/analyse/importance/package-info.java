/** Which axis moved the result: the variance between trials, split by where it comes from. */
package io.onecycle.driver.analyse.importance;
