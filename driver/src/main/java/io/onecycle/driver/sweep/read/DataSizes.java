package io.onecycle.driver.sweep.read;

import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.Validation;
import java.util.OptionalInt;

/** How many images the data sets have. */
@FunctionalInterface
public interface DataSizes {

  /** Those of the built-in data sets, also where a share would leave nothing on one side. */
  DataSizes BUILT_IN =
      (data, validation, limit) ->
          BuiltInData.named(data)
              .map(which -> OptionalInt.of(trained(which.trainImages(), validation, limit)))
              .orElseGet(OptionalInt::empty);

  private static int trained(int all, Validation validation, int limit) {
    int heldOut =
        validation instanceof Validation.HeldOut held ? (int) Math.round(all * held.share()) : 0;
    return Math.min(all - heldOut, limit);
  }

  /**
   * Counts the images that are trained on.
   *
   * @param data name of the data set
   * @param validation what is held out
   * @param limit only the first so many of the others
   * @return empty where the data set's size is not known
   */
  OptionalInt trainingImages(String data, Validation validation, int limit);
}
