package io.onecycle.worker.data;

/**
 * A data set.
 *
 * @param name as sweep files have it
 * @param train to train with, and to hold validation images out of
 * @param test never trained with
 */
public record ImageDataset(String name, Images train, Images test) {}
