package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import io.onecycle.worker.compile.Operation;
import java.util.Map;

/** Dropout: a product with a mask in training, nothing in inference. */
final class DropoutLayer implements Layer {

  private final Operation.Dropout operation;
  private final int output;
  private Tensor mask;

  DropoutLayer(Operation.Dropout operation, int output) {
    this.operation = operation;
    this.output = output;
  }

  @Override
  public int output() {
    return output;
  }

  @Override
  public void forward(Assembly assembly) {
    Tensor source = assembly.value(operation.input());
    Tensor result = assembly.made(source.layout());
    if (!assembly.mode().training()) {
      assembly.forward().add(assembly.primitives().reorder(source, result, assembly.memory()));
    } else {
      mask = assembly.primitives().tensor(assembly.primitives().floats(source.layout()));
      assembly.masks().add(new DropoutMask(operation.keep(), output, mask));
      assembly.forward().add(product(assembly, source, result));
    }
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Layout layout = assembly.value(output).layout();
    Gradient above = assembly.as(assembly.gradient(output), layout);
    Gradient below = above.isExclusive() ? above : assembly.fresh(layout);
    assembly.backward().add(product(assembly, above.tensor(), below.tensor()));
    if (below != above) {
      assembly.release(above);
    }
    assembly.contribute(operation.input(), below);
  }

  private Call product(Assembly assembly, Tensor from, Tensor to) {
    Primitives primitives = assembly.primitives();
    return primitives.call(
        "dropout",
        primitives.product(
            from.layout(), mask.layout(), to.layout(), primitives.attributes().none()),
        Map.of(DNNL_ARG_SRC_0, from, DNNL_ARG_SRC_1, mask, DNNL_ARG_DST, to),
        assembly.memory());
  }
}
