package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Pointer;

/**
 * A network's parameters, gradients and the optimiser's buffer: three vectors of the same order, in
 * which each parameter lies in the layout that training likes best, and parameters that the
 * optimiser treats alike are neighbours. Blocks' padding is 0 and stays so, as every update of 0 by
 * 0 is 0.
 */
final class ParameterStore implements AutoCloseable {

  /** A cache line of floats. */
  private static final long ALIGNMENT = 16;

  private static final long LINE_BYTES = ALIGNMENT * Float.BYTES;

  /** What one parameter consists of; for running statistics, the gradient is the batch's. */
  private record Entry(Tensor weights, Tensor gradient, Tensor buffer) {}

  private final Structure structure;
  private final Training training;
  private final Canaries canaries;
  private final Primitives primitives;
  private final NativeScope scope;
  private final Map<Parameter, Entry> entries = new LinkedHashMap<>();
  private final Map<Parameter, Long> offsets = new LinkedHashMap<>();
  private final List<ParameterRun> runs = new ArrayList<>();
  private Optional<GuardedBlock> guarded = Optional.empty();
  private Pointer memory = new Pointer();
  private long length;

  ParameterStore(Structure structure, Training training, Canaries canaries) {
    this.canaries = canaries;
    this.primitives = new Primitives(canaries);
    this.scope = new NativeScope(canaries);
    this.structure = structure;
    this.training = training;
  }

  boolean isSettled(Parameter parameter) {
    return entries.containsKey(parameter);
  }

  /** Fixes how a parameter lies in memory; the first who needs it decides. */
  void settle(Parameter parameter, Layout layout) {
    Layout own = primitives.copy(layout);
    entries.put(
        parameter,
        new Entry(primitives.tensor(own), primitives.tensor(own), primitives.tensor(own)));
  }

  Tensor weights(Parameter parameter) {
    return entries.get(parameter).weights();
  }

  Tensor gradient(Parameter parameter) {
    return entries.get(parameter).gradient();
  }

  Tensor buffer(Parameter parameter) {
    return entries.get(parameter).buffer();
  }

  /** What an update changes: nothing of what is frozen. */
  List<ParameterRun> runs() {
    return runs;
  }

  /** Takes memory for all parameters, each of which is settled by now. */
  void allocate(NativeBudget budget) {
    Map<ParameterRun.Treatment, List<Parameter>> alike = new LinkedHashMap<>();
    for (Parameter parameter : structure.parameters()) {
      alike.computeIfAbsent(treatment(parameter), key -> new ArrayList<>()).add(parameter);
    }
    alike.entrySet().stream()
        .sorted(Map.Entry.comparingByKey(Comparator.comparing(Record::toString)))
        .forEach(each -> place(each.getKey(), each.getValue()));
    memory = scope.memory("parameters", bytes(), budget);
    entries.forEach(
        (parameter, entry) -> {
          long offset = offsets.get(parameter);
          entry.weights().bind(weightsAt(offset));
          entry.gradient().bind(gradientAt(offset));
          entry.buffer().bind(bufferAt(offset));
        });
    if (canaries.areOn()) {
      guarded = Optional.of(canaries.watch(memory, bytes(), buffers()));
    }
  }

  Pointer weightsAt(long offset) {
    return at(offset);
  }

  Pointer gradientAt(long offset) {
    return at(length + offset);
  }

  Pointer bufferAt(long offset) {
    return at(2 * length + offset);
  }

  void clearBuffer() {
    Pointer.memset(bufferAt(0), 0, length * Float.BYTES);
    guarded.ifPresent(GuardedBlock::guard);
  }

  /** Says that a step begins; where canaries are on, a gradient that nobody then writes shows. */
  void expectGradients() {
    if (canaries.areOn()) {
      Pointer.memset(gradientAt(0), 0xFF, length * Float.BYTES);
    }
  }

  @Override
  public void close() {
    primitives.close();
    scope.close();
  }

  private void place(ParameterRun.Treatment treatment, List<Parameter> parameters) {
    long from = length;
    length += gap();
    for (Parameter parameter : parameters) {
      offsets.put(parameter, length);
      long floats = entries.get(parameter).weights().layout().bytes() / Float.BYTES;
      length += (floats + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT + gap();
    }
    if (!treatment.frozen()) {
      runs.add(new ParameterRun(treatment, from, length - from));
    }
  }

  private ParameterRun.Treatment treatment(Parameter parameter) {
    boolean trained = parameter.kind() != Kind.STATISTIC;
    boolean decays =
        parameter.kind() == Kind.WEIGHT
            || (trained && training.weightDecayScope() == WeightDecayScope.ALL);
    return trained
        ? new ParameterRun.Treatment(
            true, parameter.group(), decays, 0, structure.isFrozen(parameter))
        : new ParameterRun.Treatment(
            false, 0, false, Statistics.decay(structure, parameter), false);
  }

  /** Numbers between parameters. An update leaves a canary what it is, as it is not a number. */
  private long gap() {
    return canaries.between() / Float.BYTES;
  }

  private List<GuardedBlock.Buffer> buffers() {
    List<GuardedBlock.Buffer> buffers = new ArrayList<>();
    offsets.forEach(
        (parameter, offset) -> {
          long bytes = entries.get(parameter).weights().layout().bytes();
          String of = " of the parameter of " + parameter.shape();
          buffers.add(new GuardedBlock.Buffer("the value" + of, place(offset), bytes));
          buffers.add(new GuardedBlock.Buffer("the gradient" + of, place(length + offset), bytes));
          buffers.add(
              new GuardedBlock.Buffer("the buffer" + of, place(2 * length + offset), bytes));
        });
    return buffers;
  }

  private long bytes() {
    return 3 * length * Float.BYTES + LINE_BYTES;
  }

  private Pointer at(long floats) {
    return MemoryPlan.at(memory, place(floats));
  }

  /** In bytes. */
  private long place(long floats) {
    long start = (LINE_BYTES - memory.address() % LINE_BYTES) % LINE_BYTES;
    return start + floats * Float.BYTES;
  }
}
