package io.onecycle.worker.torch;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Precision;
import io.onecycle.worker.trial.Training;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/** A network in training on libtorch. */
final class TorchTrainer implements Trainer {

  private final Training training;
  private final Place place;
  private final Charge charge;
  private final Kept kept;
  private final ParameterVectors vectors;
  private final Passes passes;
  private final Optimiser optimiser;
  private long steps;
  private long seed;

  private TorchTrainer(
      Training training,
      Place place,
      Charge charge,
      Kept kept,
      ParameterVectors vectors,
      Passes passes) {
    this.training = training;
    this.place = place;
    this.charge = charge;
    this.kept = kept;
    this.vectors = vectors;
    this.passes = passes;
    this.optimiser = new Optimiser(vectors, training);
  }

  /**
   * Takes the memory of the parameters.
   *
   * @param place which the trainer closes
   * @throws NotCoveredException if libtorch has no operation for one of the network's
   */
  static TorchTrainer create(
      Structure structure, Training training, Place place, NativeBudget budget)
      throws NotCoveredException {
    Network network = Network.of(structure);
    Charge charge = new Charge(structure, training, budget);
    Kept kept = new Kept();
    try {
      charge.ofStep(training.batchSize());
      return Scopes.within(
          () -> {
            place.enter();
            ParameterVectors vectors = new ParameterVectors(structure, training, place, kept);
            Leaves leaves = new Leaves(structure, vectors, training.precision(), kept);
            Inputs inputs = new Inputs(place);
            Passes passes = new Passes(network, leaves, inputs, place, training.precision());
            return new TorchTrainer(training, place, charge, kept, vectors, passes);
          });
    } catch (RuntimeException e) {
      kept.close();
      charge.close();
      place.close();
      throw Failure.of(e);
    }
  }

  @Override
  public double step(Batch batch, Rates rates) {
    charge.ofStep(batch.size());
    return within(
        () -> {
          Tensor loss = passes.loss(batch, new Pass.Mode(true, seed, steps));
          passes.putGradients(loss);
          Scopes.withoutGradient(() -> optimiser.step(rates));
          steps++;
          // The one place where the host waits for the device.
          return loss.item_double();
        });
  }

  @Override
  public float[] outputs(Batch batch) {
    charge.ofEvaluation(batch.size());
    return withoutGradient(() -> passes.outputs(batch));
  }

  @Override
  public TrainerState state() {
    return withoutGradient(
        () -> new TrainerState(vectors.parameters(), vectors.bufferNumbers(), steps, seed));
  }

  @Override
  public void restore(TrainerState state) {
    run(() -> vectors.restore(state.parameters(), state.buffer(), place));
    steps = state.steps();
    seed = state.seed();
  }

  @Override
  public void resetOptimiser() {
    run(vectors::clearBuffer);
  }

  @Override
  public String backend() {
    String device = "torch/" + place.name();
    return training.precision() == Precision.FLOAT32 ? device : device + "/bfloat16";
  }

  @Override
  public void close() {
    passes.close();
    kept.close();
    place.trim();
    place.close();
    charge.close();
  }

  private void run(Runnable work) {
    var unused =
        withoutGradient(
            () -> {
              work.run();
              return true;
            });
  }

  private <T> T withoutGradient(Supplier<T> work) {
    return within(() -> Scopes.withoutGradient(work));
  }

  private <T> T within(Supplier<T> work) {
    try {
      return Scopes.within(
          () -> {
            place.enter();
            return work.get();
          });
    } catch (RuntimeException e) {
      throw Failure.of(e);
    }
  }
}
