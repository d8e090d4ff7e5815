package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;
import static org.bytedeco.dnnl.global.dnnl.dnnl_ab;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Parameter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** A program while it is put together: its values, their gradients and the calls so far. */
final class Assembly {

  private final Primitives primitives;
  private final ParameterStore store;
  private final NetworkUse use;
  private final Mode mode;
  private final MemoryPlan memory;
  private final Map<Integer, Tensor> values = new HashMap<>();
  private final Map<Integer, Gradient> gradients = new HashMap<>();
  private final Map<Integer, Integer> reads = new HashMap<>();
  private final List<Tensor> spent = new ArrayList<>();
  private final List<Call> forward = new ArrayList<>();
  private final List<Call> backward = new ArrayList<>();
  private final List<DropoutMask> masks = new ArrayList<>();
  private final List<Constant> constants = new ArrayList<>();

  /**
   * What a program is for.
   *
   * @param batch images in a mini-batch
   * @param training else inference, without a backward pass
   * @param type oneDNN's number for the type of values and gradients
   */
  record Mode(int batch, boolean training, int type) {}

  Assembly(
      Primitives primitives, ParameterStore store, NetworkUse use, Mode mode, MemoryPlan memory) {
    this.memory = memory;
    this.primitives = primitives;
    this.store = store;
    this.use = use;
    this.mode = mode;
  }

  Primitives primitives() {
    return primitives;
  }

  ParameterStore store() {
    return store;
  }

  NetworkUse use() {
    return use;
  }

  Mode mode() {
    return mode;
  }

  MemoryPlan memory() {
    return memory;
  }

  List<Call> forward() {
    return forward;
  }

  List<Call> backward() {
    return backward;
  }

  List<DropoutMask> masks() {
    return masks;
  }

  List<Constant> constants() {
    return constants;
  }

  /** A matrix that never changes, of the type that values have; for the forward pass and after. */
  Tensor constant(float[] numbers, long rows, long columns) {
    Tensor tensor = primitives.tensor(primitives.plain(rows, columns));
    constants.add(new Constant(tensor, numbers));
    return as(tensor, primitives.layout(mode.type(), dnnl_ab, rows, columns));
  }

  /** oneDNN's number for the kind of forward pass. */
  int propagation() {
    return mode.training() ? dnnl_forward_training : dnnl_forward_inference;
  }

  /** The sizes of a value, the batch first. */
  long[] sizes(int value) {
    Shape shape = use.shape(value);
    return new long[] {mode.batch(), shape.channels(), shape.height(), shape.width()};
  }

  /** Memory for a value: its own where the backward pass will read it. */
  Tensor made(Layout layout) {
    Tensor tensor = primitives.tensor(layout);
    return mode.training() ? memory.fixed(tensor) : memory.temporary(tensor);
  }

  void put(int value, Tensor tensor) {
    values.put(value, tensor);
  }

  /** A value for one of its readers. */
  Tensor value(int value) {
    Tensor tensor = values.get(value);
    boolean isLast = reads.merge(value, 1, Integer::sum) == use.readers(value).size();
    if (isLast && value > 0 && !mode.training()) {
      spent.add(tensor);
    }
    return tensor;
  }

  /** Gives what nobody reads any more to the layers to come; in training, all is read once more. */
  void endLayer() {
    spent.forEach(memory::recycle);
    spent.clear();
  }

  /** A value, or a parameter in the forward pass, in the layout that is wanted. */
  Tensor as(Tensor tensor, Layout wanted) {
    if (tensor.layout().sameAs(wanted)) {
      return tensor;
    }
    if (tensor.layout().hasPlacesOf(wanted) && memory.has(tensor)) {
      return memory.view(primitives.tensor(wanted), tensor);
    }
    Tensor converted = made(wanted);
    if (!mode.training()) {
      spent.add(converted);
    }
    forward.add(primitives.reorder(tensor, converted, memory));
    return converted;
  }

  /** A parameter in the layout that the forward pass wants; if nobody has, that settles it. */
  Tensor parameter(Parameter parameter, Layout wanted) {
    if (!store.isSettled(parameter)) {
      boolean asWanted = wanted.isOfNumbers() && wanted.type() == dnnl_f32;
      Layout plain = primitives.plain(parameter, wanted.sizes().length);
      store.settle(parameter, asWanted ? wanted : plain);
    }
    return as(store.weights(parameter), wanted);
  }

  /** Takes the gradient of a value, complete as all its readers have contributed. */
  Gradient gradient(int value) {
    return gradients.remove(value);
  }

  /** Memory for a gradient. */
  Gradient fresh(Layout layout) {
    return new Gradient(memory.temporary(primitives.tensor(layout)));
  }

  void release(Gradient gradient) {
    if (gradient.released()) {
      memory.recycle(gradient.tensor());
    }
  }

  /** A gradient in the layout that is wanted; takes the place of the one given. */
  Gradient as(Gradient gradient, Layout wanted) {
    if (gradient.tensor().layout().sameAs(wanted)) {
      return gradient;
    }
    if (gradient.tensor().layout().hasPlacesOf(wanted) && gradient.isExclusive()) {
      return new Gradient(memory.view(primitives.tensor(wanted), gradient.tensor()));
    }
    Gradient converted = fresh(wanted);
    backward.add(primitives.reorder(gradient.tensor(), converted.tensor(), memory));
    release(gradient);
    return converted;
  }

  /** A tensor in the backward pass in the layout that is wanted. */
  Tensor inBackward(Tensor tensor, Layout wanted) {
    if (tensor.layout().sameAs(wanted)) {
      return tensor;
    }
    if (tensor.layout().hasPlacesOf(wanted) && memory.has(tensor)) {
      return memory.view(primitives.tensor(wanted), tensor);
    }
    Tensor converted = memory.temporary(primitives.tensor(wanted));
    backward.add(primitives.reorder(tensor, converted, memory));
    return converted;
  }

  /** Ends the use of what {@link #inBackward} has given for {@code original}. */
  void done(Tensor used, Tensor original) {
    if (!used.equals(original) && !memory.isShared(used, original)) {
      memory.recycle(used);
    }
  }

  /** Where a parameter's gradient is to be written in the layout that its maker wants. */
  Tensor gradientPlace(Parameter parameter, Layout wanted) {
    Tensor settled = store.gradient(parameter);
    return settled.layout().sameAs(wanted) ? settled : memory.temporary(primitives.tensor(wanted));
  }

  /** Moves a parameter's gradient from there to where the optimiser looks for it. */
  void gradientMade(Parameter parameter, Tensor made) {
    Tensor settled = store.gradient(parameter);
    if (!made.equals(settled)) {
      backward.add(primitives.reorder(made, settled, memory));
      memory.recycle(made);
    }
  }

  /** Adds to the gradient of a value what one of its readers says. */
  void contribute(int value, Gradient gradient) {
    Gradient before = gradients.get(value);
    if (before == null) {
      gradients.put(value, gradient);
      return;
    }
    Gradient more = as(gradient, before.tensor().layout());
    Gradient sum = before.isExclusive() ? before : more;
    Gradient other = before.isExclusive() ? more : before;
    if (!sum.isExclusive()) {
      sum = fresh(before.tensor().layout());
      backward.add(
          add("gradient sum", before.tensor(), more.tensor(), sum.tensor(), Optional.empty()));
      release(before);
    } else {
      backward.add(
          add("gradient sum", sum.tensor(), other.tensor(), sum.tensor(), Optional.empty()));
    }
    release(other);
    gradients.put(value, sum);
  }

  /** {@code to = a + b}, then perhaps a function of it. */
  Call add(String name, Tensor a, Tensor b, Tensor to, Optional<dnnl_primitive_attr> then) {
    return primitives.call(
        name,
        primitives.sum(
            a.layout(), b.layout(), to.layout(), then.orElse(primitives.attributes().none())),
        Map.of(DNNL_ARG_SRC_0, a, DNNL_ARG_SRC_1, b, DNNL_ARG_DST, to),
        memory);
  }
}
