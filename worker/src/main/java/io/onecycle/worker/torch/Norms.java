package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Normalisation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Normalisations of an example by itself. */
final class Norms {

  private static final boolean CUDNN = true;

  private Norms() {}

  static Tensor of(Normalisation operation, Pass pass) {
    return operation instanceof Normalisation.OfLayer norm
        ? ofLayer(norm, pass)
        : ofNeighbours((Normalisation.OfNeighbours) operation, pass);
  }

  private static Tensor ofLayer(Normalisation.OfLayer operation, Pass pass) {
    Tensor x = pass.value(operation.input());
    Tensor y =
        torch.layer_norm(
            x.reshape(x.size(0), -1),
            new long[] {x.size(1)},
            Layers.optional(java.util.Optional.of(pass.parameter(operation.gain()))),
            Layers.optional(operation.shift().map(pass::parameter)),
            operation.epsilon(),
            CUDNN);
    return y.view(y.size(0), y.size(1), 1, 1);
  }

  private static Tensor ofNeighbours(Normalisation.OfNeighbours operation, Pass pass) {
    Tensor x = pass.value(operation.input());
    int reach = operation.reach();
    long[] sides = {0, 0, 0, 0, reach, reach};
    Tensor squares = torch.constant_pad_nd(x.square(), sides, new Scalar(0.0));
    Tensor sum = squares.narrow(1, 0, x.size(1));
    for (int i = 1; i <= 2 * reach; i++) {
      sum = sum.add(squares.narrow(1, i, x.size(1)));
    }
    Tensor base = sum.mul(new Scalar(operation.alpha())).add(new Scalar(operation.k()));
    return x.mul(base.pow(new Scalar(-operation.beta())));
  }
}
