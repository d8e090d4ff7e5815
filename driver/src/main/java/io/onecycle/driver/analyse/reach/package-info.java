/** How soon settings reach a value of the objective. */
package io.onecycle.driver.analyse.reach;
