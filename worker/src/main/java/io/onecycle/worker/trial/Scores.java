package io.onecycle.worker.trial;

import java.io.Serializable;

/**
 * What an evaluation in inference mode found.
 *
 * @param loss mean cross-entropy per image, without any weight-decay term; may be NaN or infinite
 * @param accuracy share of images whose most probable class is right, in [0, 1]
 */
public record Scores(double loss, double accuracy) implements Serializable {}
