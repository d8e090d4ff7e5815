package io.onecycle.worker.compile;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Loss;
import java.util.ArrayList;
import java.util.List;

/** A structure computed literally, in double precision: slow, and plain to see through. */
public final class ReferenceNetwork {

  private final Structure structure;
  private final List<Shape> shapes;
  private final ReferenceParameters numbers;

  public ReferenceNetwork(Structure structure, double[] parameters, boolean training) {
    this.structure = structure;
    this.shapes = structure.shapes();
    this.numbers = new ReferenceParameters(parameters, training);
  }

  /** The mean loss of a mini-batch; in training, the running statistics move. */
  public double loss(Batch batch) {
    double[] logits = logits(batch);
    if (structure.loss() == Loss.SQUARED_ERROR) {
      return squaredError(logits, batch);
    }
    int classes = structure.outputs();
    double loss = 0;
    double weights = 0;
    for (int i = 0; i < batch.size(); i++) {
      double weight = batch.isWeighted() ? batch.classWeights()[batch.labels()[i]] : 1;
      weights += weight;
      if (structure.loss() == Loss.BINARY_CROSS_ENTROPY) {
        double second = 1 / (1 + Math.exp(-logits[i]));
        loss -= weight * Math.log(batch.labels()[i] == 1 ? second : 1 - second);
        continue;
      }
      double sum = 0;
      for (int k = 0; k < classes; k++) {
        sum += Math.exp(logits[i * classes + k]);
      }
      loss += weight * (Math.log(sum) - logits[i * classes + batch.labels()[i]]);
    }
    return loss / weights;
  }

  private double squaredError(double[] outputs, Batch batch) {
    double sum = 0;
    int count = batch.size() * structure.outputs();
    for (int i = 0; i < count; i++) {
      sum += Math.pow(outputs[i] - batch.values()[i], 2);
    }
    return sum / count;
  }

  /** One row an example. */
  public double[] logits(Batch batch) {
    int n = batch.size();
    double[] image = new double[n * shapes.get(0).size()];
    for (int i = 0; i < image.length; i++) {
      image[i] = batch.pixels()[i];
    }
    List<double[]> values = new ArrayList<>(List.of(image));
    for (Operation operation : structure.operations()) {
      List<Shape> from = operation.inputs().stream().map(shapes::get).toList();
      List<double[]> in = operation.inputs().stream().map(values::get).toList();
      values.add(
          new ReferenceOperation(from, shapes.get(values.size()), in, n, numbers).of(operation));
    }
    return values.get(values.size() - 1);
  }

  /** The gradient of one parameter's number by central differences. */
  public static double slope(Structure structure, double[] parameters, Batch batch, int index) {
    double step = 1e-5;
    return (lossWith(structure, parameters, batch, index, step)
            - lossWith(structure, parameters, batch, index, -step))
        / (2 * step);
  }

  private static double lossWith(
      Structure structure, double[] parameters, Batch batch, int index, double step) {
    double[] changed = parameters.clone();
    changed[index] += step;
    return new ReferenceNetwork(structure, changed, true).loss(batch);
  }
}
