package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.LayerGroups;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.model.own.rules.FaultyModelException;
import io.onecycle.worker.model.own.rules.InputForm;
import io.onecycle.worker.model.own.rules.OwnNetwork;
import io.onecycle.worker.model.structure.StructureReader;
import io.onecycle.worker.onednn.OneDnnCompiler;
import io.onecycle.worker.train.Trainer;
import java.util.Optional;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;

/** What becomes of a network for images of 4 channels, 8 rows and columns, and 3 classes. */
enum Standing {
  COMPILED,
  FALLS_BACK,
  REFUSED;

  static final Shape IMAGE = new Shape(4, 8, 8);
  private static final int CLASSES = 3;

  /** Fails for a network that is not refused and yet cannot be trained. */
  static Standing of(String name, ComputationGraphConfiguration configuration) {
    int n = Numbers.BATCH;
    Examples examples = Examples.features(IMAGE, new float[n * IMAGE.size()], CLASSES, new int[n]);
    OwnNetwork network;
    try {
      network = OwnNetwork.of(name, configuration, LayerGroups.ONE, Optional.of(examples));
    } catch (FaultyModelException e) {
      assertThat(e.faults()).as(name).isNotEmpty();
      return REFUSED;
    }
    ComputationGraph graph = new ComputationGraph(network.configuration());
    graph.init();
    try {
      Shape seen = InputForm.of(network.configuration()).seen(IMAGE);
      Structure structure = StructureReader.read(graph, network.groups(), seen);
      assertTrains(
          name,
          new OneDnnCompiler(new NativeBudget(1L << 30)).compile(structure, Numbers.training()));
      return COMPILED;
    } catch (NotCoveredException e) {
      assertTrains(
          name, new StockTrainer(graph, network.groups(), Numbers.training(), examples.target()));
      return FALLS_BACK;
    }
  }

  private static void assertTrains(String name, Trainer trainer) {
    try (trainer) {
      double loss = trainer.step(batch(), Numbers.rate(1e-3));
      assertThat(loss).as("the loss of %s", name).isFinite().isPositive();
      assertThat(trainer.outputs(batch()).length).as(name).isPositive();
    }
  }

  private static Batch batch() {
    SplittableRandom random = new SplittableRandom(3);
    float[] pixels = new float[Numbers.BATCH * IMAGE.size()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (float) random.nextDouble(-1, 1);
    }
    int[] labels = random.ints(Numbers.BATCH, 0, CLASSES).toArray();
    return Batch.ofClasses(pixels, labels, Numbers.BATCH, IMAGE);
  }
}
