package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.PartTask;
import java.util.List;

/**
 * How a source is read: its pieces, in the order of their examples.
 *
 * @param classes names of classes, where the source has some
 */
record Pieces(
    List<PartTask> train, List<PartTask> validation, List<PartTask> test, List<String> classes) {
  Pieces {
    train = List.copyOf(train);
    validation = List.copyOf(validation);
    test = List.copyOf(test);
    classes = List.copyOf(classes);
  }
}
