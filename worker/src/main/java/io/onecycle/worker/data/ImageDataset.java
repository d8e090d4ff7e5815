package io.onecycle.worker.data;

import io.onecycle.worker.trial.Require;

/**
 * A data set in memory.
 *
 * @param name as a sweep names it
 * @param train what is learnt from
 * @param test of the shape and the classes of {@code train}
 */
public record ImageDataset(String name, Images train, Images test) {

  public ImageDataset {
    Require.that(
        shape(train).equals(shape(test)),
        "test images",
        shape(test),
        shape(train) + " as the training images");
  }

  private static String shape(Images images) {
    return "%d×%d×%d in %d classes"
        .formatted(images.channels(), images.height(), images.width(), images.classes());
  }
}
