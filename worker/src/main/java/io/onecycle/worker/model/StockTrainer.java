package io.onecycle.worker.model;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Images;
import io.onecycle.worker.nativeops.Update;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Scores;
import io.onecycle.worker.trial.Training;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's own forward and backward pass, with our update and our loss. */
public final class StockTrainer implements Trainer {

  /** A float's softmax says less and less of what lies below. */
  private static final float SMALLEST_PROBABILITY = 1e-10f;

  private final ComputationGraph network;
  private final Update update;
  private final CrossEntropy crossEntropy = new CrossEntropy();
  private final InputBuffer training;
  private final InputBuffer evaluation;
  private long steps;
  private long seed;

  /** A trainer with its seed's initial weights, for images of this shape. */
  public static StockTrainer create(TrainerSpec spec, Images images) {
    NetworkPlan plan = Networks.plan(spec.model(), images);
    ComputationGraph network = new ComputationGraph(plan.configuration());
    network.init();
    List<Parameter> parameters = new FlatVector(network, plan.groups()).parameters();
    float[] initial = Initialisation.of(network, parameters, spec);
    FlatVector.flat(network.params()).assign(Nd4j.createFromArray(initial));
    StockTrainer trainer = new StockTrainer(network, parameters, spec.training(), images.classes());
    trainer.seed = spec.seed();
    return trainer;
  }

  /** A trainer of a network as it is, with its layers' groups by name. */
  StockTrainer(
      ComputationGraph network, Map<String, Integer> groups, Training training, int classes) {
    this(network, new FlatVector(network, groups).parameters(), training, classes);
  }

  private StockTrainer(
      ComputationGraph network, List<Parameter> parameters, Training training, int classes) {
    this.network = network;
    this.training = new InputBuffer(classes);
    this.evaluation = new InputBuffer(classes);
    network.initGradientsView();
    network.setListeners(crossEntropy);
    this.update =
        new Update(
            FlatVector.flat(network.params()),
            FlatVector.flat(network.getGradientsViewArray()),
            parameters,
            training);
  }

  @Override
  public double step(Batch batch, Rates rates) {
    training.fill(batch);
    network.setInput(0, training.images(batch.size()));
    network.setLabels(training.labels(batch.size()));
    crossEntropy.expect(batch.labels(), batch.size());
    network.computeGradientAndScore();
    update.apply(rates, batch.size());
    steps++;
    return crossEntropy.ofTraining();
  }

  @Override
  public Scores evaluate(Batch batch) {
    evaluation.fill(batch);
    int n = batch.size();
    float[] probabilities;
    try (INDArray output = network.outputSingle(false, evaluation.images(n))) {
      probabilities = CrossEntropy.numbers(output);
    }
    int classes = probabilities.length / n;
    double loss = 0;
    int right = 0;
    boolean exact = true;
    for (int i = 0; i < n; i++) {
      int row = i * classes;
      float p = probabilities[row + batch.labels()[i]];
      loss -= Math.log(p);
      right += isLargest(p, probabilities, row, row + classes) ? 1 : 0;
      exact &= p >= SMALLEST_PROBABILITY;
    }
    return new Scores(exact ? loss / n : exactLoss(batch), (double) right / n);
  }

  /** Slower, as all layers' activations are kept; of the batch that {@link #evaluate} took in. */
  private double exactLoss(Batch batch) {
    String output = network.getConfiguration().getNetworkOutputs().get(0);
    String last = network.getConfiguration().getVertexInputs().get(output).get(0);
    INDArray[] images = {evaluation.images(batch.size())};
    INDArray hidden = network.feedForward(images, false).get(last);
    return CrossEntropy.of(network.getOutputLayer(0), hidden, batch.labels(), batch.size());
  }

  @Override
  public TrainerState state() {
    return new TrainerState(CrossEntropy.numbers(network.params()), update.buffer(), steps, seed);
  }

  @Override
  public void restore(TrainerState state) {
    FlatVector.flat(network.params()).assign(Nd4j.createFromArray(state.parameters()));
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
    return "dl4j/" + Nd4j.getBackend().getClass().getSimpleName();
  }

  @Override
  public void close() {
    training.close();
    evaluation.close();
    update.close();
    network.close();
  }

  /** Ties go to nobody: a network whose outputs are all alike has learned nothing. */
  private static boolean isLargest(float p, float[] all, int from, int to) {
    int asLarge = 0;
    for (int i = from; i < to; i++) {
      asLarge += all[i] >= p ? 1 : 0;
    }
    return asLarge == 1;
  }
}
