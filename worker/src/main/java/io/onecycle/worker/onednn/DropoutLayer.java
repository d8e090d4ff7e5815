package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Pointwise;
import java.util.Map;

/** Dropout, of numbers or of channels: a product with a mask in training, nothing in inference. */
final class DropoutLayer implements Layer {

  private final int input;
  private final double keep;
  private final boolean ofChannels;
  private final int output;
  private Tensor mask;

  DropoutLayer(Operation.Dropout operation, int output) {
    this(operation.input(), operation.keep(), false, output);
  }

  DropoutLayer(Pointwise.ChannelDropout operation, int output) {
    this(operation.input(), operation.keep(), true, output);
  }

  private DropoutLayer(int input, double keep, boolean ofChannels, int output) {
    this.input = input;
    this.keep = keep;
    this.ofChannels = ofChannels;
    this.output = output;
  }

  @Override
  public int output() {
    return output;
  }

  @Override
  public void forward(Assembly assembly) {
    Tensor source = assembly.value(input);
    Tensor result = assembly.made(source.layout());
    if (!assembly.mode().training()) {
      assembly.forward().add(assembly.primitives().reorder(source, result, assembly.memory()));
    } else {
      mask = ofChannels ? channels(source, assembly) : numbers(source, assembly);
      assembly.forward().add(product(assembly, source, result));
    }
    assembly.put(output, result);
  }

  private Tensor numbers(Tensor source, Assembly assembly) {
    Tensor drawn = assembly.primitives().tensor(assembly.primitives().floats(source.layout()));
    assembly.masks().add(new DropoutMask(keep, output, drawn, 1));
    return drawn;
  }

  /** Drawn channel after channel, then put into the order of the values. */
  private Tensor channels(Tensor source, Assembly assembly) {
    Primitives primitives = assembly.primitives();
    long[] sizes = assembly.sizes(input);
    Tensor drawn = primitives.tensor(primitives.plain(sizes));
    assembly.masks().add(new DropoutMask(keep, output, drawn, sizes[2] * sizes[3]));
    return assembly.as(drawn, primitives.floats(source.layout()));
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
    assembly.contribute(input, below);
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
