package io.onecycle.worker.api;

/**
 * What is true of the examples of a mini-batch.
 *
 * @param size how many examples there are
 * @param labels the class of each, from 0; empty where numbers are learnt. May be longer than size
 * @param values the numbers of each, in their own units; empty where classes are learnt
 */
@SuppressWarnings("ArrayRecordComponent") // a view of a mini-batch, never compared
public record Truth(int size, int[] labels, float[] values) {}
