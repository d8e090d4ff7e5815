package io.onecycle.worker.model;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Shape;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Images;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.train.TrainerState;
import org.deeplearning4j.nn.graph.ComputationGraph;

/**
 * What a compiler needs of a built-in network.
 *
 * @param structure what it computes
 * @param initial its seed's weights, and an empty buffer: the very state that {@link StockTrainer}
 *     starts from
 */
public record Blueprint(Structure structure, TrainerState initial) {

  /**
   * Describes a network for images of this shape.
   *
   * @throws NotCoveredException naming what a structure cannot say
   */
  public static Blueprint of(TrainerSpec spec, Images images) throws NotCoveredException {
    NetworkPlan plan = Networks.plan(spec.model(), images);
    Shape input = new Shape(images.channels(), images.height(), images.width());
    ComputationGraph network = new ComputationGraph(plan.configuration());
    network.init();
    try {
      Structure structure = StructureReader.read(network, plan.groups(), input);
      float[] initial = Initialisation.of(network, structure.parameters(), spec);
      return new Blueprint(
          structure, new TrainerState(initial, new float[initial.length], 0, spec.seed()));
    } finally {
      network.close();
    }
  }
}
