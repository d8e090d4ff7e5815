package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.model.own.rules.InputForm;
import io.onecycle.worker.model.structure.FlatVector;
import io.onecycle.worker.model.structure.StructureReader;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.ModelSpec;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** What a compiler needs of a network; one serves all trials of the network. */
final class Blueprint {

  private final Structure structure;
  private final float[] configured;
  private final ComputationGraphConfiguration configuration;

  private Blueprint(
      Structure structure, float[] configured, ComputationGraphConfiguration configuration) {
    this.structure = structure;
    this.configured = configured;
    this.configuration = configuration;
  }

  /**
   * Describes a network for examples of this shape.
   *
   * @throws NotCoveredException naming what a structure cannot say
   */
  static Blueprint of(ModelSpec model, Examples examples) throws NotCoveredException {
    NetworkPlan plan = Networks.plan(model, examples);
    ComputationGraph network = new ComputationGraph(plan.configuration());
    network.init();
    try {
      Shape seen = InputForm.of(plan.configuration()).seen(examples.shape());
      Structure structure =
          StructureReader.read(network, plan.groups(), seen).freezing(model.frozenGroups());
      return new Blueprint(structure, FlatVector.numbers(network.params()), plan.configuration());
    } finally {
      network.close();
    }
  }

  /** What the network computes. */
  Structure structure() {
    return structure;
  }

  /**
   * The seed's weights and an empty buffer: the very state that {@link StockTrainer} starts from.
   */
  TrainerState initial(TrainerSpec spec) {
    float[] vector =
        Initialisation.of(configured.clone(), configuration, structure.parameters(), spec);
    return new TrainerState(vector, new float[vector.length], 0, spec.seed());
  }
}
