/** A saved network applied to new rows or images, by Spark. */
package io.onecycle.driver.predict;
