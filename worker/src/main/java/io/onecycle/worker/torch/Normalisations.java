package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Normalisation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

/** Normalisations of an example by itself. */
final class Normalisations {

  private static final int CHANNELS = 1;
  private static final boolean CUDNN = true;

  private Normalisations() {}

  static Tensor normalised(Normalisation operation, Pass pass) {
    Tensor x = pass.value(operation.input());
    if (operation instanceof Normalisation.OfLayer layer) {
      return ofLayer(layer, x, pass);
    }
    return ofNeighbours((Normalisation.OfNeighbours) operation, x);
  }

  private static Tensor ofLayer(Normalisation.OfLayer operation, Tensor x, Pass pass) {
    return torch
        .layer_norm(
            x.reshape(x.size(0), -1),
            new long[] {operation.gain().length()},
            new TensorOptional(pass.parameter(operation.gain())),
            Layers.optional(operation.shift().map(pass::parameter)),
            operation.epsilon(),
            CUDNN)
        .view(x.size(0), x.size(1), x.size(2), x.size(3));
  }

  private static Tensor ofNeighbours(Normalisation.OfNeighbours operation, Tensor x) {
    long reach = operation.reach();
    long[] sides = {0, 0, 0, 0, reach, reach};
    Tensor squares = torch.constant_pad_nd(x.mul(x), sides, new Scalar(0.0));
    Tensor sum = squares.narrow(CHANNELS, 0, x.size(CHANNELS));
    for (long i = 1; i <= 2 * reach; i++) {
      sum = sum.add(squares.narrow(CHANNELS, i, x.size(CHANNELS)));
    }
    return x.div(
        sum.mul(new Scalar(operation.alpha()))
            .add(new Scalar(operation.k()))
            .pow(new Scalar(operation.beta())));
  }
}
