package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WORKSPACE;
import static org.bytedeco.dnnl.global.dnnl.dnnl_format_tag_any;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_exclude_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_avg_include_padding;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_backward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_forward_primitive_desc_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_pooling_max;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dst_md;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_workspace_md;

import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Operation.Activation;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.compile.Window;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/** Pooling. */
final class PoolLayer implements Layer {

  private final Operation.Pool operation;
  private final int output;
  private final Optional<Activation> before;
  private dnnl_primitive_desc forward;
  private Optional<Tensor> places = Optional.empty();

  /**
   * A layer.
   *
   * @param before a ReLU before it, whose gradient is taken here: the largest of a window is 0
   *     exactly where nothing of the window gets a gradient, and there are fewer of them
   */
  PoolLayer(Operation.Pool operation, int output, Optional<Activation> before) {
    this.operation = operation;
    this.output = output;
    this.before = before;
  }

  @Override
  public int output() {
    return output;
  }

  @Override
  public void forward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Tensor source = Images.of(operation.input(), assembly);
    Layout any =
        primitives.layout(assembly.mode().type(), dnnl_format_tag_any, assembly.sizes(output));
    Window window = operation.window();
    forward =
        primitives.describe(
            "pooling",
            (made, engine) ->
                dnnl_pooling_forward_primitive_desc_create(
                    made,
                    engine,
                    assembly.propagation(),
                    algorithm(),
                    source.layout().descriptor(),
                    any.descriptor(),
                    strides(window),
                    kernel(window),
                    gaps(window),
                    before(window),
                    after(window),
                    primitives.attributes().none()));
    Tensor result = assembly.made(primitives.asked(forward, dnnl_query_dst_md).orElseThrow());
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_SRC, source);
    tensors.put(DNNL_ARG_DST, result);
    if (assembly.mode().training() && operation.kind() == Kind.MAX) {
      Tensor found =
          assembly
              .memory()
              .fixed(
                  primitives.tensor(
                      primitives.asked(forward, dnnl_query_workspace_md).orElseThrow()));
      tensors.put(DNNL_ARG_WORKSPACE, found);
      places = Optional.of(found);
    }
    assembly.forward().add(primitives.call("pool", forward, tensors, assembly.memory()));
    assembly.put(output, result);
  }

  @Override
  public void backward(Assembly assembly) {
    Primitives primitives = assembly.primitives();
    Tensor result = assembly.value(output);
    Gradient gradient = assembly.as(assembly.gradient(output), result.layout());
    Gradient above =
        before
            .map(relu -> ActivationLayer.undone(relu, result, gradient, assembly))
            .orElse(gradient);
    Layout layout = Images.of(operation.input(), assembly).layout();
    Window window = operation.window();
    Gradient below = assembly.fresh(layout);
    Map<Integer, Tensor> tensors = new HashMap<>();
    tensors.put(DNNL_ARG_DIFF_DST, above.tensor());
    tensors.put(DNNL_ARG_DIFF_SRC, below.tensor());
    places.ifPresent(found -> tensors.put(DNNL_ARG_WORKSPACE, found));
    dnnl_primitive_desc backward =
        primitives.describe(
            "pooling's gradient",
            (made, engine) ->
                dnnl_pooling_backward_primitive_desc_create(
                    made,
                    engine,
                    algorithm(),
                    layout.descriptor(),
                    result.layout().descriptor(),
                    strides(window),
                    kernel(window),
                    gaps(window),
                    before(window),
                    after(window),
                    forward,
                    primitives.attributes().none()));
    assembly.backward().add(primitives.call("pool gradient", backward, tensors, assembly.memory()));
    assembly.release(above);
    Images.contribute(operation.input(), below, assembly);
  }

  private int algorithm() {
    return switch (operation.kind()) {
      case MAX -> dnnl_pooling_max;
      case MEAN -> dnnl_pooling_avg_exclude_padding;
      case MEAN_WITH_PADDING -> dnnl_pooling_avg_include_padding;
    };
  }

  private static long[] kernel(Window window) {
    return new long[] {window.height(), window.width()};
  }

  private static long[] strides(Window window) {
    return new long[] {window.strideDown(), window.strideRight()};
  }

  /** oneDNN counts what lies between a window's pixels. */
  private static long[] gaps(Window window) {
    return new long[] {window.dilationDown() - 1, window.dilationRight() - 1};
  }

  private static long[] before(Window window) {
    return new long[] {window.top(), window.left()};
  }

  private static long[] after(Window window) {
    return new long[] {window.bottom(), window.right()};
  }
}
