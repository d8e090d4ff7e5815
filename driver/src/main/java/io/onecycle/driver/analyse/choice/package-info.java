/**
 * What can be said of a choice among settings, from their scores by seed: which may be the best,
 * and what choosing one costs. It knows nothing of trials.
 */
package io.onecycle.driver.analyse.choice;
