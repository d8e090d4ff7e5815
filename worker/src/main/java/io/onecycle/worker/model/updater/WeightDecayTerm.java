package io.onecycle.worker.model.updater;

import io.onecycle.worker.trial.WeightDecayMode;
import java.io.Serializable;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.updater.UpdaterBlock;
import org.deeplearning4j.nn.updater.UpdaterBlock.ParamState;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The weight decay of a trial, for networks that Deeplearning4j updates: its own regularisation
 * never reaches batch normalisation. Acts between the gradient and the update, as the trial's does.
 */
public final class WeightDecayTerm extends BaseTrainingListener implements Serializable {

  private static final long serialVersionUID = 1;

  private final WeightDecayMode mode;
  private final Map<String, Map<String, Double>> decays;

  /**
   * A term.
   *
   * @param decays of each parameter that decays, by layer and by Deeplearning4j's key
   */
  public WeightDecayTerm(WeightDecayMode mode, Map<String, Map<String, Double>> decays) {
    this.mode = mode;
    this.decays = Map.copyOf(decays);
  }

  /** The gradient is a sum over the mini-batch still; Deeplearning4j divides it afterwards. */
  @Override
  public void onGradientCalculation(Model model) {
    ComputationGraph network = (ComputationGraph) model;
    for (UpdaterBlock block : network.getUpdater().getUpdaterBlocks()) {
      for (ParamState parameter : block.getLayersAndVariablesInBlock()) {
        double decay = decayOf(parameter);
        if (decay != 0) {
          apply(parameter, decay, network);
        }
      }
    }
  }

  private double decayOf(ParamState parameter) {
    return decays
        .getOrDefault(parameter.getLayer().getConfig().getLayerName(), Map.of())
        .getOrDefault(parameter.getParamName(), 0.0);
  }

  private void apply(ParamState parameter, double decay, ComputationGraph network) {
    INDArray weights = parameter.getParamView();
    if (mode == WeightDecayMode.L2) {
      try (INDArray term = weights.mul(decay * network.batchSize())) {
        parameter.getGradView().addi(term);
      }
    } else {
      double lr =
          parameter
              .getLayer()
              .getConfig()
              .getUpdaterByParam(parameter.getParamName())
              .getLearningRate(
                  network.getConfiguration().getIterationCount(),
                  network.getConfiguration().getEpochCount());
      weights.muli(1 - lr * decay);
    }
  }
}
