package io.onecycle.driver.sweep;

import io.onecycle.worker.trial.Validation;
import java.util.OptionalInt;

/** How many images the data sets have. */
@FunctionalInterface
public interface DataSizes {

  /** Those of the built-in data sets, as they are published. */
  DataSizes BUILT_IN =
      (data, validation, limit) -> {
        int all =
            switch (data) {
              case "fashion-mnist", "mnist" -> 60_000;
              case "fashion-mnist-mini" -> 6_000;
              default -> 0;
            };
        if (all == 0) {
          return OptionalInt.empty();
        }
        int heldOut =
            validation instanceof Validation.HeldOut held
                ? (int) Math.round(all * held.share())
                : 0;
        return OptionalInt.of(Math.min(all - heldOut, limit));
      };

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
