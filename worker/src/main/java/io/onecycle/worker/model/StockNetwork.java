package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.model.own.rules.InputForm;
import io.onecycle.worker.model.structure.FlatVector;
import io.onecycle.worker.model.updater.ScheduledSgd;
import io.onecycle.worker.model.updater.UpdaterSchedules;
import io.onecycle.worker.model.updater.WeightDecayTerm;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Trial;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network that Deeplearning4j itself trains as a trial is trained, here or by one of its training
 * masters.
 *
 * @param graph the trial's initial weights, with an updater that follows its schedule
 * @param decay a listener that such training needs
 */
public record StockNetwork(ComputationGraph graph, WeightDecayTerm decay) {

  /**
   * The network of a trial.
   *
   * @param perEpoch mini-batches of an epoch
   * @param examples whose shape and target the network is made for
   * @throws IllegalArgumentException if it takes images with their channels last
   * @throws IllegalStateException naming a layer whose update Deeplearning4j decides by itself
   */
  public static StockNetwork of(Trial trial, int perEpoch, Examples examples) {
    NetworkPlan plan = plan(trial, examples);
    Require.that(
        InputForm.of(plan.configuration()) != InputForm.CHANNELS_LAST,
        "model",
        trial.model().name() + " (it takes channels last)",
        "one that takes channels first");
    takeImages(plan.configuration(), examples.shape());
    int groups = trial.model().layerGroups();
    List<Integer> frozen = trial.model().frozenGroups();
    List<Double> rates = Rates.without(Rates.spread(trial.setting().maxLr(), groups), frozen);
    List<Double> decays =
        Rates.without(Rates.spread(trial.setting().weightDecay(), groups), frozen);
    plan.configuration()
        .getVertices()
        .forEach(
            (name, vertex) -> {
              if (vertex instanceof LayerVertex layer
                  && layer.getLayerConf().getLayer() instanceof BaseLayer updated) {
                updated.setBiasUpdater(null);
                updated.setIUpdater(
                    updater(trial, perEpoch, rates.get(plan.groups().getOrDefault(name, 0))));
              }
            });
    ComputationGraph graph = new ComputationGraph(plan.configuration());
    graph.init();
    FlatVector vector = new FlatVector(graph, plan.groups());
    float[] initial = Initialisation.of(graph, vector.parameters(), TrainerSpec.of(trial));
    FlatVector.flat(graph.params()).assign(Nd4j.createFromArray(initial));
    return new StockNetwork(
        graph,
        new WeightDecayTerm(
            trial.training().weightDecayMode(), decays(graph, vector, trial.training(), decays)));
  }

  /** What the network of a trial is, for the labels that it is trained with. */
  public static ComputationGraphConfiguration configuration(Trial trial, Examples examples) {
    return plan(trial, examples).configuration();
  }

  private static NetworkPlan plan(Trial trial, Examples examples) {
    NetworkPlan plan = Networks.plan(trial.model(), examples);
    WeighedLoss.whereNeeded(plan.configuration(), trial.training().classWeights());
    return plan;
  }

  /** A network that takes rows of numbers takes them as images too: so they are handed over. */
  static void takeImages(ComputationGraphConfiguration configuration, Shape shape) {
    if (InputForm.of(configuration) != InputForm.ROWS) {
      return;
    }
    String input = configuration.getNetworkInputs().get(0);
    configuration
        .getVertices()
        .forEach(
            (name, vertex) -> {
              boolean isFirst = configuration.getVertexInputs().get(name).contains(input);
              if (isFirst && vertex instanceof LayerVertex layer) {
                layer.setPreProcessor(
                    new CnnToFeedForwardPreProcessor(
                        shape.height(), shape.width(), shape.channels()));
              }
            });
  }

  private static ScheduledSgd updater(Trial trial, int perEpoch, double maxLr) {
    return new ScheduledSgd(
        trial.training().optimizer(),
        UpdaterSchedules.rate(trial, perEpoch, maxLr),
        UpdaterSchedules.momentum(trial, perEpoch));
  }

  private static Map<String, Map<String, Double>> decays(
      ComputationGraph graph, FlatVector vector, Training training, List<Double> byGroup) {
    Map<String, Map<String, Double>> decays = new LinkedHashMap<>();
    for (Layer layer : graph.getLayers()) {
      String name = layer.conf().getLayer().getLayerName();
      Map<String, Double> ofLayer = new HashMap<>();
      vector
          .of(name)
          .forEach(
              (key, parameter) -> {
                requireOurs(layer, key, parameter);
                if (decays(parameter, training)) {
                  ofLayer.put(key, byGroup.get(parameter.group()));
                }
              });
      decays.put(name, ofLayer);
    }
    return decays;
  }

  private static void requireOurs(Layer layer, String key, Parameter parameter) {
    boolean ours =
        layer.conf().getLayer().getUpdaterByParam(key) instanceof ScheduledSgd
            || parameter.kind() == Kind.STATISTIC;
    if (!ours) {
      throw new IllegalStateException(
          "Cannot schedule the update of %s in layer %s: a %s has an updater of its own"
              .formatted(
                  key,
                  layer.conf().getLayer().getLayerName(),
                  layer.conf().getLayer().getClass().getSimpleName()));
    }
  }

  private static boolean decays(Parameter parameter, Training training) {
    return parameter.kind() == Kind.WEIGHT
        || (parameter.kind() == Kind.OFFSET && training.weightDecayScope() == WeightDecayScope.ALL);
  }
}
