package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;
import static org.bytedeco.dnnl.global.dnnl.dnnl_nhwc;

/** Values looked at as images: features, which dense layers make as rows, have one pixel. */
final class Images {

  private Images() {}

  static boolean isRows(Tensor tensor) {
    return tensor.layout().sizes().length == 2;
  }

  /** A value for one of its readers, in four dimensions. */
  static Tensor of(int value, Assembly assembly) {
    Tensor tensor = assembly.value(value);
    return isRows(tensor) ? viewed(tensor, plain(value, assembly), assembly) : tensor;
  }

  /** Adds to the gradient of a value what one of its readers says in four dimensions. */
  static void contribute(int value, Gradient gradient, Assembly assembly) {
    if (!isRows(assembly.value(value))) {
      assembly.contribute(value, gradient);
      return;
    }
    Gradient plain = own(gradient, plain(value, assembly), assembly);
    assembly.contribute(
        value, new Gradient(viewed(plain.tensor(), rowLayout(value, assembly), assembly)));
  }

  /** A value for one of its readers, one row an example, in channel, row, column order. */
  static Tensor rows(int value, Assembly assembly) {
    Tensor tensor = assembly.value(value);
    return isRows(tensor)
        ? tensor
        : viewed(assembly.as(tensor, plain(value, assembly)), rowLayout(value, assembly), assembly);
  }

  /** Adds to the gradient of a value what one of its readers says in rows. */
  static void contributeRows(int value, Gradient gradient, Assembly assembly) {
    if (isRows(assembly.value(value))) {
      assembly.contribute(value, gradient);
      return;
    }
    Gradient rows = own(gradient, rowLayout(value, assembly), assembly);
    assembly.contribute(
        value, new Gradient(viewed(rows.tensor(), plain(value, assembly), assembly)));
  }

  private static Layout rowLayout(int value, Assembly assembly) {
    long[] sizes = assembly.sizes(value);
    return assembly
        .primitives()
        .layout(assembly.mode().type(), dnnl_ab, sizes[0], sizes[1] * sizes[2] * sizes[3]);
  }

  /** A gradient in a layout, which nobody else reads. */
  static Gradient own(Gradient gradient, Layout layout, Assembly assembly) {
    if (gradient.isExclusive()) {
      return assembly.as(gradient, layout);
    }
    Gradient copy = assembly.fresh(layout);
    assembly
        .backward()
        .add(assembly.primitives().reorder(gradient.tensor(), copy.tensor(), assembly.memory()));
    assembly.release(gradient);
    return copy;
  }

  /** Channel, row, column order. */
  static Layout plain(int value, Assembly assembly) {
    return assembly.primitives().layout(assembly.mode().type(), dnnl_nchw, assembly.sizes(value));
  }

  /** Row, column, channel order. */
  static Layout channelsLast(int value, Assembly assembly) {
    return channelsLast(assembly.sizes(value), assembly);
  }

  static Layout channelsLast(long[] sizes, Assembly assembly) {
    return assembly.primitives().layout(assembly.mode().type(), dnnl_nhwc, sizes);
  }

  /** The memory of a tensor, seen in another layout. */
  static Tensor viewed(Tensor tensor, Layout layout, Assembly assembly) {
    return assembly.memory().view(assembly.primitives().tensor(layout), tensor);
  }
}
