package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Operation;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Batch normalisation; in training it moves the running statistics, as PyTorch's own does. */
record BatchNormLayer(Operation.BatchNorm operation) implements Layer {

  private static final boolean CUDNN = true;

  @Override
  public Tensor forward(Pass pass) {
    Tensor x = pass.value(operation.input());
    Tensor mean = pass.parameter(operation.mean());
    Tensor variance = pass.parameter(operation.variance());
    if (pass.isTraining() && x.numel() == x.size(1)) {
      return ofOneNumber(pass, x, mean, variance);
    }
    return normalised(
        pass, x, new TensorOptional(mean), new TensorOptional(variance), pass.isTraining());
  }

  /** One number a channel has a variance of 0, and libtorch would divide it by 0. */
  private Tensor ofOneNumber(Pass pass, Tensor x, Tensor mean, Tensor variance) {
    Scalar stays = new Scalar(operation.decay());
    Scalar comes = new Scalar(1 - operation.decay());
    Scopes.withoutGradient(
        () -> {
          mean.mul_(stays).add_(x.to(ScalarType.Float).view(-1), comes);
          variance.mul_(stays);
        });
    return normalised(pass, x, new TensorOptional(), new TensorOptional(), true);
  }

  private Tensor normalised(
      Pass pass, Tensor x, TensorOptional mean, TensorOptional variance, boolean ofBatch) {
    return torch.batch_norm(
        x,
        Layers.optional(operation.gain().map(pass::parameter)),
        Layers.optional(operation.shift().map(pass::parameter)),
        mean,
        variance,
        ofBatch,
        1 - operation.decay(),
        operation.epsilon(),
        CUDNN);
  }
}
