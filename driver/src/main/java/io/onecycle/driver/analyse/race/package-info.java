/** Which settings are decided, and which deserve another seed. */
package io.onecycle.driver.analyse.race;
