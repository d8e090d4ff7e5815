/**
 * Parameter averaging over a cluster; the only package that knows dl4j-spark, left out where it is
 * not.
 */
package io.onecycle.driver.refit.averaging;
