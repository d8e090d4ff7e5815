package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_nchw;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.metric.Loss;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A network for mini-batches of one size, in training or in inference. */
final class Program implements AutoCloseable {

  private final Primitives primitives;
  private final NativeScope own;
  private final Canaries canaries;
  private final MemoryPlan memory;
  private final Tensor input;
  private final Tensor logits;
  private final Tensor above;
  private final List<DropoutMask> masks;
  private final List<Call> forward;
  private final List<Call> backward;
  private final Loss loss;
  private final int width;
  private final float[] sums;
  private Optional<GuardedBlock> guarded = Optional.empty();
  private FloatPointer inputNumbers = new FloatPointer();
  private FloatPointer logitNumbers = new FloatPointer();
  private FloatPointer aboveNumbers = new FloatPointer();

  private Program(NetworkUse use, Assembly assembly, Canaries canaries) throws NotCoveredException {
    this.canaries = canaries;
    own = new NativeScope(canaries);
    primitives = assembly.primitives();
    memory = assembly.memory();
    int last = use.structure().operations().size();
    int batch = assembly.mode().batch();
    loss = use.structure().loss();
    width = use.shape(last).channels();
    input = memory.fixed(primitives.tensor(primitives.plain(assembly.sizes(0))));
    logits = memory.fixed(primitives.tensor(primitives.plain(batch, width)));
    above = memory.fixed(primitives.tensor(primitives.plain(batch, width)));
    int type = assembly.mode().type();
    assembly.put(0, assembly.as(input, primitives.layout(type, dnnl_nchw, assembly.sizes(0))));
    List<Layer> layers = Fusion.layers(use);
    for (Layer layer : layers) {
      layer.forward(assembly);
      assembly.endLayer();
    }
    Tensor made = assembly.value(last);
    assembly.forward().add(primitives.reorder(made, like(made, logits, assembly), memory));
    if (assembly.mode().training()) {
      assembly.contribute(last, new Gradient(like(made, above, assembly)).shared());
      for (int i = layers.size() - 1; i >= 0; i--) {
        if (use.needsGradient(layers.get(i).output())) {
          layers.get(i).backward(assembly);
        }
      }
    }
    primitives.built();
    masks = assembly.masks();
    forward = assembly.forward();
    backward = assembly.backward();
    sums = new float[batch * width];
    for (Constant each : assembly.constants()) {
      each.bind(own.memory("a constant", each.bytes()));
    }
    masks.forEach(mask -> mask.bind(own.memory("dropout's mask", mask.tensor().layout().bytes())));
  }

  /** Rows, looked at in as many dimensions as a value has. */
  private static Tensor like(Tensor value, Tensor rows, Assembly assembly) {
    long[] sizes = value.layout().sizes();
    return sizes.length == 2
        ? rows
        : Images.viewed(rows, assembly.primitives().plain(sizes), assembly);
  }

  /**
   * Puts a program together.
   *
   * @throws NotCoveredException if oneDNN has no fast code for it here
   */
  static Program of(NetworkUse use, ParameterStore store, Assembly.Mode mode, Canaries canaries)
      throws NotCoveredException {
    Primitives primitives = new Primitives(canaries);
    try {
      return new Program(
          use, new Assembly(primitives, store, use, mode, new MemoryPlan(canaries)), canaries);
    } catch (NotCoveredException | RuntimeException | Error e) {
      primitives.close();
      throw e;
    }
  }

  /** Bytes of working memory, which programs of one trainer may share. */
  long bytes() {
    return memory.bytes();
  }

  void bind(Pointer working) {
    memory.bind(working);
    if (canaries.areOn()) {
      guarded = Optional.of(memory.guarded(working));
    }
    inputNumbers = new FloatPointer(memory.placeOf(input, working));
    logitNumbers = new FloatPointer(memory.placeOf(logits, working));
    aboveNumbers = new FloatPointer(memory.placeOf(above, working));
  }

  /** The gradients of all parameters; the mean loss of the mini-batch is returned. */
  double gradients(Batch batch, long seed, long step) {
    for (DropoutMask mask : masks) {
      mask.draw(seed, step);
    }
    forward(batch);
    double mean = loss.andGradient(sums, batch, width);
    aboveNumbers.put(sums, 0, sums.length);
    run(backward);
    return mean;
  }

  /** What the network puts out, example after example; valid until the next call. */
  float[] outputs(Batch batch) {
    forward(batch);
    return loss.logits(sums, batch.size());
  }

  @Override
  public void close() {
    primitives.close();
    own.close();
  }

  /** Everything that {@link #gradients} runs, in order. */
  List<Call> calls() {
    return Stream.concat(forward.stream(), backward.stream()).toList();
  }

  private void forward(Batch batch) {
    guarded.ifPresent(canaries::begin);
    inputNumbers.put(batch.pixels(), 0, batch.size() * batch.shape().size());
    run(forward);
    logitNumbers.get(sums, 0, sums.length);
  }

  private static void run(List<Call> calls) {
    for (int i = 0; i < calls.size(); i++) {
      calls.get(i).run();
    }
  }
}
