/** Training one model over the whole cluster; the only package that knows dl4j-spark. */
package io.onecycle.driver.refit;
