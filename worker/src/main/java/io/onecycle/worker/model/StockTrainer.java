package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.SeedStream;
import io.onecycle.worker.metric.Loss;
import io.onecycle.worker.model.own.rules.InputForm;
import io.onecycle.worker.model.structure.FlatVector;
import io.onecycle.worker.model.updater.Update;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Training;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Deeplearning4j's own forward and backward pass, with our update and our loss. */
public final class StockTrainer implements Trainer {

  /** A float's softmax says less and less of what lies below. */
  private static final float SMALLEST_PROBABILITY = 1e-10f;

  private final ComputationGraph network;
  private final Update update;
  private final OutputSums sums;
  private final Ending ending;
  private final InputBuffer training;
  private final InputBuffer evaluation;
  private long steps;
  private long seed;

  /** A trainer with its seed's initial weights, for examples of this shape. */
  public static StockTrainer create(TrainerSpec spec, Examples examples) {
    NetworkPlan plan = Networks.plan(spec.model(), examples);
    WeighedLoss.whereNeeded(plan.configuration(), spec.training().classWeights());
    ComputationGraph network = new ComputationGraph(plan.configuration());
    network.init();
    FlatVector vector = new FlatVector(network, plan.groups());
    float[] initial = Initialisation.of(network, vector.parameters(), spec);
    FlatVector.flat(network.params()).assign(Nd4j.createFromArray(initial));
    StockTrainer trainer = new StockTrainer(network, vector, spec.training(), examples.target());
    trainer.seed = spec.seed();
    return trainer;
  }

  /** A trainer of a network as it is, with its layers' groups by name. */
  StockTrainer(
      ComputationGraph network, Map<String, Integer> groups, Training training, Target target) {
    this(network, new FlatVector(network, groups), training, target);
  }

  private StockTrainer(
      ComputationGraph network, FlatVector vector, Training training, Target target) {
    this.network = network;
    this.ending = Ending.of(network.getConfiguration(), target);
    this.sums = new OutputSums(ending);
    InputForm form = InputForm.of(network.getConfiguration());
    this.training = new InputBuffer(form, ending);
    this.evaluation = new InputBuffer(form, ending);
    network.initGradientsView();
    network.setListeners(sums, new RunningVariances(network, vector));
    this.update =
        new Update(
            FlatVector.flat(network.params()),
            FlatVector.flat(network.getGradientsViewArray()),
            vector.parameters(),
            training);
  }

  @Override
  public double step(Batch batch, Rates rates) {
    training.fill(batch);
    network.setInput(0, training.inputs(batch.size()));
    network.setLabels(training.targets(batch.size()));
    sums.expect(batch);
    // What is drawn in training, such as dropout, is drawn from the calling thread's generator.
    Nd4j.getRandom().setSeed(SeedStream.DROPOUT.seed(seed, steps));
    network.computeGradientAndScore();
    update.apply(rates, batch.size());
    steps++;
    return sums.ofTraining();
  }

  @Override
  public float[] outputs(Batch batch) {
    evaluation.fill(batch);
    if (ending.loss() == Loss.BINARY_CROSS_ENTROPY) {
      // A float's sigmoid of what is surely of the second class is 1, whatever the sum.
      return ending.loss().logits(exactLogits(batch.size()), batch.size());
    }
    float[] outputs;
    try (INDArray output = network.outputSingle(false, evaluation.inputs(batch.size()))) {
      outputs = FlatVector.numbers(output);
    }
    return ending.loss() == Loss.CROSS_ENTROPY ? logits(outputs, batch) : outputs;
  }

  /** Logits that these are the softmax of; it tells no more of what is far below the largest. */
  private float[] logits(float[] probabilities, Batch batch) {
    int classes = ending.width();
    for (int i = 0; i < batch.size(); i++) {
      if (!(probabilities[i * classes + batch.labels()[i]] >= SMALLEST_PROBABILITY)) {
        return exactLogits(batch.size());
      }
    }
    for (int i = 0; i < probabilities.length; i++) {
      probabilities[i] = (float) Math.log(probabilities[i]);
    }
    return probabilities;
  }

  /** Slower, as all layers' activations are kept; of the batch that was taken in last. */
  private float[] exactLogits(int n) {
    String output = network.getConfiguration().getNetworkOutputs().get(0);
    String last = network.getConfiguration().getVertexInputs().get(output).get(0);
    INDArray[] inputs = {evaluation.inputs(n)};
    INDArray hidden = network.feedForward(inputs, false).get(last);
    InputPreProcessor reshaping =
        ((LayerVertex) network.getConfiguration().getVertices().get(output)).getPreProcessor();
    INDArray given =
        reshaping == null
            ? hidden
            : reshaping.preProcess(hidden.dup('c'), n, LayerWorkspaceMgr.noWorkspaces());
    return OutputSums.of(network.getOutputLayer(0), given, n);
  }

  @Override
  public TrainerState state() {
    return new TrainerState(FlatVector.numbers(network.params()), update.buffer(), steps, seed);
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
}
