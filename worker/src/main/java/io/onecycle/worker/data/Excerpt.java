package io.onecycle.worker.data;

import io.onecycle.worker.api.Examples;

/**
 * Which examples a mini-batch shows, and from where in them: whoever holds the examples makes the
 * mini-batch's inputs of it without being sent them. Its arrays are those of the iterator it came
 * from, as a {@link Batch}'s are.
 *
 * @param examples all there are
 * @param normalisation of what is shown
 * @param indices of the examples shown, as many as the batch has
 * @param rows for each example, and for each of its rows, the row it comes from
 * @param columns the same of columns
 * @param isMoved whether any row or column comes from elsewhere than its own place
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel for arrays, never compared
public record Excerpt(
    Examples examples,
    Normalisation normalisation,
    int[] indices,
    int[] rows,
    int[] columns,
    boolean isMoved) {}
