package io.onecycle.worker.train;

/**
 * A trainer's state at some moment. Both arrays are in the order of the network's flat parameter
 * vector, whatever computes, and belong to whoever holds the state.
 *
 * @param parameters weights, biases and batch-norm's running statistics
 * @param buffer the optimiser's; 0 at running statistics
 * @param steps updates made so far
 * @param seed fixes what is drawn in training, such as dropout
 */
@SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
public record TrainerState(float[] parameters, float[] buffer, long steps, long seed) {}
