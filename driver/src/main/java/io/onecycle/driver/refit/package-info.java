/** Training one model on all its data, on one device or over the whole cluster. */
package io.onecycle.driver.refit;
