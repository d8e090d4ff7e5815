package io.onecycle.driver.form;

import java.io.Serializable;

/**
 * An example that a saved network is to be applied to.
 *
 * @param file where it is from
 * @param place of the file among all that were named, from 0
 * @param row of the file, from 1; 0 of an image
 * @param inputs as the network is given them; none where there is a fault
 * @param fault why it cannot be used; blank where it can
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel, never compared
public record NewExample(String file, int place, long row, float[] inputs, String fault)
    implements Serializable {}
