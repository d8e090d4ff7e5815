package io.onecycle.worker.torch;

import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Loss;
import io.onecycle.worker.trial.Precision;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Forward and backward passes of one network. */
final class Passes implements AutoCloseable {

  /** libtorch's number for the mean over examples. */
  private static final long MEAN = 1;

  /** A label that none has. */
  private static final long IGNORED = -100;

  private final Network network;
  private final Leaves leaves;
  private final Inputs inputs;
  private final Place place;
  private final Precision precision;

  Passes(Network network, Leaves leaves, Inputs inputs, Place place, Precision precision) {
    this.network = network;
    this.leaves = leaves;
    this.inputs = inputs;
    this.place = place;
    this.precision = precision;
  }

  /** The mean loss of a mini-batch, in double precision from the outputs on. */
  Tensor loss(Batch batch, Pass.Mode mode) {
    // In the backward pass only autograd is to hold values.
    return Scopes.handedOut(
        () -> {
          Tensor outputs = forward(batch, mode).to(ScalarType.Double);
          return network.loss() == Loss.SQUARED_ERROR
              ? torch.mse_loss(outputs, inputs.values(batch, network.width()))
              : crossEntropy(logits(outputs), batch);
        });
  }

  /** Log-odds z are what the logits 0 and z say. */
  private Tensor logits(Tensor outputs) {
    return network.loss() == Loss.BINARY_CROSS_ENTROPY
        ? torch.cat(new TensorVector(torch.zeros_like(outputs), outputs), 1)
        : outputs;
  }

  private Tensor crossEntropy(Tensor logits, Batch batch) {
    Tensor labels = inputs.labels(batch);
    return batch.isWeighted()
        ? torch.cross_entropy_loss(
            logits, labels, new TensorOptional(inputs.weights(batch)), MEAN, IGNORED, 0)
        : torch.cross_entropy_loss(logits, labels);
  }

  /** Puts the gradients of a loss where the optimiser takes them. */
  void putGradients(Tensor loss) {
    leaves.putGradients(loss);
  }

  /** What the network puts out in inference mode, example after example. */
  float[] outputs(Batch batch) {
    Tensor outputs = forward(batch, Pass.Mode.inference());
    float[] numbers = HostNumbers.of(outputs.to(ScalarType.Float).contiguous().cpu());
    return network.loss().logits(numbers, batch.size());
  }

  /** The outputs, shape [n, width]. */
  private Tensor forward(Batch batch, Pass.Mode mode) {
    leaves.refresh();
    try (Values values = new Values(network.lastReaders())) {
      Pass pass = new Pass(mode, leaves, values, place);
      values.put(0, () -> inputs.images(batch, precision));
      int last = network.layers().size();
      for (int i = 0; i < last; i++) {
        Layer layer = network.layers().get(i);
        values.put(i + 1, () -> layer.forward(pass));
      }
      return values.at(last).reshape(batch.size(), network.width());
    }
  }

  @Override
  public void close() {
    inputs.close();
  }
}
