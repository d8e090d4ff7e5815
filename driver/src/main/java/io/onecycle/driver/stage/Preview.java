package io.onecycle.driver.stage;

import io.onecycle.driver.sweep.SweepSpec;
import java.util.Optional;

/**
 * What can be told of data of one's own without staging it.
 *
 * @param text lines, without the last line break
 * @param sized the sweep with its data counted, for sums alone: its version is none; empty where it
 *     is not known how many examples there are
 */
public record Preview(String text, Optional<SweepSpec> sized) {}
