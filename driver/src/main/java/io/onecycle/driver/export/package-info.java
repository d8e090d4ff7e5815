/**
 * Results in the forms that other programs read: MLflow's file store, TensorBoard's event files.
 */
package io.onecycle.driver.export;
