package io.onecycle.driver.predict;

import io.onecycle.driver.form.NewExample;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.model.SavedNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.broadcast.Broadcast;

/**
 * Applies a network to the examples of a Spark partition, some at a time.
 *
 * @param archive of the network
 * @param channels of an example
 * @param height of an example
 * @param width of an example
 */
record Application(Broadcast<byte[]> archive, int channels, int height, int width)
    implements FlatMapFunction<Iterator<NewExample>, Prediction> {

  private static final int MOST_NUMBERS = 1 << 20;
  private static final int MOST_EXAMPLES = 256;

  @Override
  public Iterator<Prediction> call(Iterator<NewExample> examples) {
    if (!examples.hasNext()) {
      return List.<Prediction>of().iterator();
    }
    Shape shape = new Shape(channels, height, width);
    int most = Math.max(1, Math.min(MOST_EXAMPLES, MOST_NUMBERS / shape.size()));
    List<Prediction> all = new ArrayList<>();
    try (SavedNetwork network = SavedNetwork.read(archive.value(), shape)) {
      List<NewExample> some = new ArrayList<>();
      while (examples.hasNext()) {
        NewExample example = examples.next();
        if (!example.fault().isBlank()) {
          all.add(of(example, new float[0]));
        } else {
          some.add(example);
        }
        if (some.size() == most || (!examples.hasNext() && !some.isEmpty())) {
          apply(network, some, shape.size(), all);
          some.clear();
        }
      }
    }
    return all.iterator();
  }

  private static void apply(
      SavedNetwork network, List<NewExample> some, int size, List<Prediction> to) {
    float[] inputs = new float[some.size() * size];
    for (int i = 0; i < some.size(); i++) {
      System.arraycopy(some.get(i).inputs(), 0, inputs, i * size, size);
    }
    float[] outputs = network.outputs(inputs, some.size());
    int width = outputs.length / some.size();
    for (int i = 0; i < some.size(); i++) {
      to.add(of(some.get(i), Arrays.copyOfRange(outputs, i * width, (i + 1) * width)));
    }
  }

  private static Prediction of(NewExample example, float[] outputs) {
    return new Prediction(example.file(), example.place(), example.row(), outputs, example.fault());
  }
}
