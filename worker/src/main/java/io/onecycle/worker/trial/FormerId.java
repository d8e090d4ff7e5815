package io.onecycle.worker.trial;

/**
 * An id that an earlier version gave the same result.
 *
 * @param isByName whether data was known by its name alone: what says of which content it is, is
 *     then another's
 */
public record FormerId(String id, boolean isByName) {}
