package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.SeedStream;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Training;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Trains a network by native operations. Memory is taken for mini-batches of the training's size,
 * and anew only if a larger one is to be trained on; evaluation goes through a larger one in parts.
 */
final class NativeOpsTrainer implements Trainer {

  private final Structure structure;
  private final GradientPlan plan;
  private final Parameters parameters;
  private final Update update;
  private final Map<Integer, StagedPasses> programs = new HashMap<>();
  private Memory memory;
  private long steps;
  private long seed;

  NativeOpsTrainer(Structure structure, Training training) throws NotCoveredException {
    this.structure = structure;
    this.plan = new GradientPlan(structure);
    this.parameters = Parameters.zeros(structure.parameterCount());
    this.update =
        new Update(parameters.numbers(), parameters.gradient(), structure.parameters(), training);
    this.memory = new Memory(structure, plan, training.batchSize());
    try {
      programs.put(training.batchSize(), build(training.batchSize()));
    } catch (NotCoveredException | RuntimeException e) {
      close();
      throw e;
    }
  }

  @Override
  public double step(Batch batch, Rates rates) {
    int n = batch.size();
    if (n > memory.capacity()) {
      programs.clear();
      memory.close();
      memory = new Memory(structure, plan, n);
    }
    StagedPasses program = program(n);
    Transfer.upload(batch.pixels(), 0, program.input());
    program.forward();
    float[] logits = Transfer.download(program.logits());
    double loss = structure.loss().andGradient(logits, batch, structure.outputs());
    Transfer.upload(logits, program.logitGradient());
    program.backward();
    update.apply(rates, 1); // The loss is a mean already.
    steps++;
    return loss;
  }

  @Override
  public float[] outputs(Batch batch) {
    int width = structure.outputs();
    float[] outputs = new float[batch.size() * width];
    for (int from = 0; from < batch.size(); ) {
      int n = Math.min(memory.capacity(), batch.size() - from);
      StagedPasses program = program(n);
      Transfer.upload(batch.pixels(), from * structure.input().size(), program.input());
      program.infer();
      System.arraycopy(Transfer.download(program.logits()), 0, outputs, from * width, n * width);
      from += n;
    }
    return outputs;
  }

  @Override
  public TrainerState state() {
    return new TrainerState(Transfer.download(parameters.numbers()), update.buffer(), steps, seed);
  }

  @Override
  public void restore(TrainerState state) {
    Transfer.upload(state.parameters(), parameters.numbers());
    update.restore(state.buffer());
    steps = state.steps();
    seed = state.seed();
  }

  @Override
  public void resetOptimiser() {
    update.reset();
  }

  @Override
  public String backend() {
    return "nd4j-ops/" + Nd4j.getBackend().getClass().getSimpleName();
  }

  @Override
  public void close() {
    memory.close();
    update.close();
    parameters.close();
  }

  private StagedPasses program(int n) {
    return programs.computeIfAbsent(
        n,
        size -> {
          try {
            return build(size);
          } catch (NotCoveredException e) {
            throw new IllegalStateException("covered for one size of mini-batch only", e);
          }
        });
  }

  private StagedPasses build(int n) throws NotCoveredException {
    return new StagedPasses(structure, n, memory, plan, parameters, this::seedOf);
  }

  /** Of what is drawn for one value in the step that is being made. */
  private long seedOf(long value) {
    return SeedStream.DROPOUT.seed(SeedStream.DROPOUT.seed(seed, steps), value);
  }
}
