package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_f32;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Pointer;

/** A network in training, with a program for each size of mini-batch it has met. */
final class OneDnnTrainer implements Trainer {

  private final NetworkUse use;
  private final Precision precision;
  private final NativeBudget budget;
  private final ParameterStore store;
  private final Map<Assembly.Mode, Program> programs = new HashMap<>();
  private final Canaries canaries;
  private final NativeScope own = new NativeScope();
  private final NativeScope working;
  private Pointer workingMemory = new Pointer();
  private Optimiser optimiser;
  private StateTransfer transfer;
  private long workingBytes;
  private long steps;
  private long seed;

  private OneDnnTrainer(
      Structure structure, Training training, NativeBudget budget, Canaries canaries) {
    this.canaries = canaries;
    this.working = new NativeScope(canaries);
    this.use = new NetworkUse(structure);
    this.precision = training.precision();
    this.budget = budget;
    this.store = new ParameterStore(structure, training, canaries);
  }

  /**
   * Compiles a network.
   *
   * @throws NotCoveredException if oneDNN has no fast code for it here
   * @throws NativeMemoryException if it does not fit the budget
   */
  static OneDnnTrainer create(
      Structure structure, Training training, NativeBudget budget, Canaries canaries)
      throws NotCoveredException {
    if (training.precision() == Precision.BFLOAT16 && !Engine.hasBfloat16()) {
      throw new NotCoveredException("this processor does not compute in bfloat16");
    }
    OneDnnTrainer trainer = new OneDnnTrainer(structure, training, budget, canaries);
    try {
      trainer.compile(structure, training);
      return trainer;
    } catch (NotCoveredException | RuntimeException | Error e) {
      trainer.close();
      throw e;
    }
  }

  /** The first program settles how parameters lie in memory, so that they come after it. */
  private void compile(Structure structure, Training training) throws NotCoveredException {
    Program main = build(mode(training.batchSize(), true));
    store.allocate(budget);
    optimiser = own.closing(new Optimiser(store, training, canaries));
    transfer = own.closing(new StateTransfer(structure, store, canaries));
    place(main);
  }

  @Override
  public double step(Batch batch, Rates rates) {
    store.expectGradients();
    double loss = program(batch.size(), true).gradients(batch, seed, steps);
    optimiser.step(rates);
    steps++;
    return loss;
  }

  /** The primitives that a step of so many examples runs, in order. */
  List<Call> calls(int batch) {
    return Stream.concat(program(batch, true).calls().stream(), optimiser.calls().stream())
        .toList();
  }

  @Override
  public float[] outputs(Batch batch) {
    return program(batch.size(), false).outputs(batch);
  }

  @Override
  public TrainerState state() {
    return new TrainerState(transfer.parameters(), transfer.buffer(), steps, seed);
  }

  @Override
  public void restore(TrainerState state) {
    transfer.restore(state.parameters(), state.buffer());
    steps = state.steps();
    seed = state.seed();
  }

  @Override
  public void resetOptimiser() {
    store.clearBuffer();
  }

  @Override
  public String backend() {
    String instructions = "onednn/" + Engine.instructions();
    return precision == Precision.FLOAT32 ? instructions : instructions + "/bfloat16";
  }

  @Override
  public void close() {
    forgetPrograms();
    own.close();
    store.close();
  }

  private Program program(int batch, boolean training) {
    Assembly.Mode mode = mode(batch, training);
    Program known = programs.get(mode);
    if (known != null) {
      return known;
    }
    try {
      Program built = build(mode);
      place(built);
      return built;
    } catch (NotCoveredException e) {
      throw new IllegalStateException(
          "Cannot compile for mini-batches of " + batch + ": " + e.getMessage(), e);
    }
  }

  private Assembly.Mode mode(int batch, boolean training) {
    int type = precision == Precision.BFLOAT16 ? dnnl_bf16 : dnnl_f32;
    return new Assembly.Mode(batch, training, type);
  }

  private Program build(Assembly.Mode mode) throws NotCoveredException {
    Program program = Program.of(use, store, mode, canaries);
    programs.put(mode, program);
    return program;
  }

  /**
   * One program runs at a time, so that all work in the same memory: as much as the largest needs.
   */
  private void place(Program program) {
    if (program.bytes() <= workingBytes) {
      program.bind(workingMemory);
      return;
    }
    freeWorkingMemory();
    try {
      workingMemory = working.memory("working memory", program.bytes(), budget);
      workingBytes = program.bytes();
      programs.values().forEach(each -> each.bind(workingMemory));
    } catch (NativeMemoryException e) {
      forgetPrograms();
      throw e;
    }
  }

  private void forgetPrograms() {
    programs.values().forEach(Program::close);
    programs.clear();
    freeWorkingMemory();
  }

  private void freeWorkingMemory() {
    canaries.end();
    working.close();
    workingBytes = 0;
  }
}
