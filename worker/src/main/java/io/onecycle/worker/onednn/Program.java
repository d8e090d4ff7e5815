package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Logits;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.trial.Scores;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A network for mini-batches of one size, in training or in inference. */
final class Program implements AutoCloseable {

  private final Primitives primitives = new Primitives();
  private final MemoryPlan memory;
  private final Tensor input;
  private final Tensor logits;
  private final Tensor above;
  private final List<DropoutMask> masks;
  private final List<Call> forward;
  private final List<Call> backward;
  private final NativeScope own = new NativeScope();
  private FloatPointer inputNumbers = new FloatPointer();
  private FloatPointer logitNumbers = new FloatPointer();
  private FloatPointer aboveNumbers = new FloatPointer();
  private final int classes;
  private final float[] sums;

  Program(NetworkUse use, ParameterStore store, Assembly.Mode mode) throws NotCoveredException {
    Assembly assembly = new Assembly(primitives, store, use, mode);
    int last = use.structure().operations().size();
    classes = use.shape(last).channels();
    memory = assembly.memory();
    input = memory.fixed(primitives.tensor(primitives.plain(assembly.sizes(0))));
    logits = memory.fixed(primitives.tensor(primitives.plain(mode.batch(), classes)));
    above = memory.fixed(primitives.tensor(primitives.plain(mode.batch(), classes)));
    assembly.put(0, input);
    List<Layer> layers = Fusion.layers(use);
    for (Layer layer : layers) {
      layer.forward(assembly);
      assembly.endLayer();
    }
    assembly.forward().add(primitives.reorder(assembly.value(last), logits, memory));
    if (mode.training()) {
      assembly.contribute(last, new Gradient(above).shared());
      for (int i = layers.size() - 1; i >= 0; i--) {
        layers.get(i).backward(assembly);
      }
    }
    primitives.built();
    masks = assembly.masks();
    forward = assembly.forward();
    backward = assembly.backward();
    sums = new float[mode.batch() * classes];
    masks.forEach(mask -> mask.bind(own.memory(mask.tensor().layout().bytes())));
  }

  /** Bytes of working memory, which programs of one trainer may share. */
  long bytes() {
    return memory.bytes();
  }

  void bind(Pointer working) {
    memory.bind(working);
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
    double loss = Logits.lossAndGradient(sums, batch.labels(), batch.size(), classes);
    aboveNumbers.put(sums, 0, sums.length);
    run(backward);
    return loss;
  }

  Scores scores(Batch batch) {
    forward(batch);
    return Logits.scores(sums, batch.labels(), batch.size(), classes);
  }

  List<Call> calls() {
    return java.util.stream.Stream.concat(forward.stream(), backward.stream()).toList();
  }

  @Override
  public void close() {
    primitives.close();
    own.close();
  }

  private void forward(Batch batch) {
    int numbers = batch.size() * batch.channels() * batch.height() * batch.width();
    inputNumbers.put(batch.pixels(), 0, numbers);
    run(forward);
    logitNumbers.get(sums, 0, sums.length);
  }

  private static void run(List<Call> calls) {
    for (int i = 0; i < calls.size(); i++) {
      calls.get(i).run();
    }
  }
}
