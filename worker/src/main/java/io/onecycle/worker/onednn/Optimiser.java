package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_0;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC_1;

import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.WeightDecayMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * The update of all parameters, chunk by chunk, so that a chunk's weights, gradient and buffer are
 * in the cache for all of its few passes.
 *
 * <p>Heavy-ball, as PyTorch: {@code buf = m·buf + g; w −= lr·buf}. Nesterovs, as ND4J's updater of
 * that name: {@code v' = m·v − lr·g; w += (1+m)·v' − m·v}. L2 adds {@code wd·w} to {@code g};
 * decoupled decay subtracts {@code lr·wd·w} from {@code w} (arXiv:1711.05101). Running statistics:
 * {@code running = decay·running + (1−decay)·batch}.
 */
final class Optimiser implements NativeOwner {

  /** Three chunks fit a second-level cache of 512 kB. */
  private static final long CHUNK = 32_768;

  /** What one run multiplies by; each at a cache line of its own. */
  private enum Factor {
    DECAY(0),
    MOMENTUM(1),
    STEP(2),
    EXTRA(3);

    private static final int COUNT = 4;
    private final int place;

    Factor(int place) {
      this.place = place;
    }
  }

  private static final int LINE = 16;

  private final ParameterStore store;
  private final Training training;
  private final Primitives primitives;
  private final NativeScope scope;
  private final MemoryPlan scratch;
  private final FloatPointer factors;
  private final List<List<Call>> decaying = new ArrayList<>();
  private final List<List<Call>> stepping = new ArrayList<>();

  Optimiser(ParameterStore store, Training training, Canaries canaries) {
    primitives = new Primitives(canaries);
    scope = new NativeScope(canaries);
    scratch = new MemoryPlan(canaries);
    this.store = store;
    this.training = training;
    int count = store.runs().size() * Factor.COUNT * LINE;
    factors = new FloatPointer(scope.memory("factors of the update", (long) count * Float.BYTES));
    for (int i = 0; i < store.runs().size(); i++) {
      build(i);
    }
    scratch.take(scope, "scratchpads of the update");
    primitives.built();
  }

  /** Makes one step with the gradients that are there; they are used up. */
  void step(Rates rates) {
    for (int i = 0; i < store.runs().size(); i++) {
      ParameterRun.Treatment treatment = store.runs().get(i).treatment();
      if (treatment.trained()) {
        trained(i, treatment, rates);
      } else {
        set(i, Factor.MOMENTUM, treatment.followed());
        set(i, Factor.STEP, 1 - treatment.followed());
      }
      run(stepping.get(i));
    }
  }

  /** Everything that a step with weight decay runs, in order. */
  List<Call> calls() {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < stepping.size(); i++) {
      calls.addAll(decaying.get(i));
      calls.addAll(stepping.get(i));
    }
    return calls;
  }

  @Override
  public void close() {
    primitives.close();
    scope.close();
  }

  private void trained(int i, ParameterRun.Treatment treatment, Rates rates) {
    double lr = rates.lr().get(treatment.group());
    double wd = treatment.decays() ? rates.weightDecay().get(treatment.group()) : 0;
    boolean l2 = training.weightDecayMode() == WeightDecayMode.L2;
    set(i, Factor.DECAY, l2 ? wd : 1 - lr * wd);
    boolean heavyBall = training.optimizer() == Optimizer.SGD;
    set(i, Factor.MOMENTUM, rates.momentum());
    set(i, Factor.STEP, heavyBall ? -lr : -rates.momentum());
    set(i, Factor.EXTRA, heavyBall ? 0 : -lr);
    if (wd != 0) {
      run(decaying.get(i));
    }
  }

  private void build(int i) {
    ParameterRun run = store.runs().get(i);
    List<Call> decay = new ArrayList<>();
    List<Call> step = new ArrayList<>();
    for (long from = 0; from < run.length(); from += CHUNK) {
      Layout layout = primitives.plain(1, Math.min(CHUNK, run.length() - from));
      Tensor weights = bound(layout, store.weightsAt(run.from() + from));
      Tensor gradient = bound(layout, store.gradientAt(run.from() + from));
      Tensor buffer = bound(layout, store.bufferAt(run.from() + from));
      if (!run.treatment().trained()) {
        step.add(scaled(weights, factor(i, Factor.MOMENTUM)));
        step.add(added(gradient, factor(i, Factor.STEP), weights));
        continue;
      }
      decay.add(
          training.weightDecayMode() == WeightDecayMode.L2
              ? added(weights, factor(i, Factor.DECAY), gradient)
              : scaled(weights, factor(i, Factor.DECAY)));
      if (training.optimizer() == Optimizer.SGD) {
        step.add(scaledAndAdded(buffer, factor(i, Factor.MOMENTUM), gradient));
        step.add(added(buffer, factor(i, Factor.STEP), weights));
      } else {
        step.add(added(buffer, factor(i, Factor.STEP), weights));
        step.add(scaled(gradient, factor(i, Factor.EXTRA)));
        step.add(scaledAndAdded(buffer, factor(i, Factor.MOMENTUM), gradient));
        step.add(added(buffer, one(), weights));
        step.add(added(buffer, factor(i, Factor.MOMENTUM), weights));
      }
    }
    decaying.add(decay);
    stepping.add(step);
  }

  /** {@code x *= factor}. */
  private Call scaled(Tensor x, Tensor factor) {
    return multiply(x, factor, x, primitives.attributes().none(), Map.of());
  }

  /** {@code to += factor · x}. */
  private Call added(Tensor x, Tensor factor, Tensor to) {
    return multiply(x, factor, to, primitives.attributes().accumulating(), Map.of());
  }

  /** {@code x = factor · x + y}. */
  private Call scaledAndAdded(Tensor x, Tensor factor, Tensor y) {
    return multiply(
        x,
        factor,
        x,
        primitives.attributes().adding(y.layout()),
        Map.of(DNNL_ARG_ATTR_MULTIPLE_POST_OP_BASE | DNNL_ARG_SRC_1, y));
  }

  private Call multiply(
      Tensor x, Tensor factor, Tensor to, dnnl_primitive_attr then, Map<Integer, Tensor> more) {
    Map<Integer, Tensor> tensors = new HashMap<>(more);
    tensors.putAll(Map.of(DNNL_ARG_SRC_0, x, DNNL_ARG_SRC_1, factor, DNNL_ARG_DST, to));
    return primitives.call(
        "update",
        primitives.product(x.layout(), factor.layout(), to.layout(), then),
        tensors,
        scratch);
  }

  private Tensor one() {
    FloatPointer place = new FloatPointer(scope.memory("factor 1", LINE * Float.BYTES));
    place.put(1f);
    return bound(primitives.plain(1, 1), place);
  }

  private Tensor factor(int run, Factor factor) {
    return bound(
        primitives.plain(1, 1), MemoryPlan.at(factors, (long) index(run, factor) * Float.BYTES));
  }

  private void set(int run, Factor factor, double value) {
    factors.put(index(run, factor), (float) value);
  }

  private static int index(int run, Factor factor) {
    return (run * Factor.COUNT + factor.place) * LINE;
  }

  private Tensor bound(Layout layout, Pointer place) {
    Tensor tensor = primitives.tensor(layout);
    tensor.bind(place);
    return tensor;
  }

  private static void run(List<Call> calls) {
    for (int i = 0; i < calls.size(); i++) {
      calls.get(i).run();
    }
  }
}
