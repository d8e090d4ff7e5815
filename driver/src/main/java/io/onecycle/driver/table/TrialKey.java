package io.onecycle.driver.table;

import java.util.Optional;

/**
 * Which trial a row is of.
 *
 * @param rung from 0, of a search that halves; empty for trials of full length
 */
public record TrialKey(
    String sweep, String trialId, String settingId, long seed, Optional<Integer> rung) {}
