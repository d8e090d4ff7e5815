package io.onecycle.driver.predict;

import io.onecycle.driver.form.OutputForm;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Predictions as rows of a table: file, row, and the most probable class with the probability of
 * each, or the numbers in their own units.
 */
record PredictionColumns(OutputForm output) implements Serializable {

  /** Their names. */
  List<String> names() {
    List<String> names = new ArrayList<>(List.of("file", "row"));
    if (output.tellsClasses()) {
      names.add("predicted");
      output.classes().forEach(name -> names.add("p_" + name));
    } else {
      for (int k = 0; k < output.outputs(); k++) {
        names.add("predicted_" + output.target(k));
      }
    }
    return names;
  }

  /** A text, a long, and texts or numbers as {@link #names} says. */
  List<Object> values(Prediction prediction) {
    List<Object> values = new ArrayList<>(List.of(path(prediction.file()), prediction.row()));
    float[] outputs = prediction.outputs();
    if (output.tellsClasses()) {
      values.add(output.classes().get(largest(outputs)));
      for (float probability : outputs) {
        values.add(probability);
      }
    } else {
      for (int k = 0; k < outputs.length; k++) {
        values.add(output.original(outputs[k], k));
      }
    }
    return values;
  }

  private static int largest(float[] outputs) {
    int largest = 0;
    for (int k = 1; k < outputs.length; k++) {
      largest = outputs[k] > outputs[largest] ? k : largest;
    }
    return largest;
  }

  /** Local files without the scheme that Spark puts before them. */
  private static String path(String uri) {
    return uri.replaceFirst("^file:/*", "/");
  }
}
