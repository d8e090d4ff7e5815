package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.api.Target;
import io.onecycle.worker.compile.Compiler;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.model.own.rules.InputForm;
import io.onecycle.worker.model.structure.StructureReader;
import io.onecycle.worker.onednn.OneDnnCompiler;
import io.onecycle.worker.torch.Torches;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks of the kinds that people have come to the same parameters, running statistics and
 * outputs, in Deeplearning4j's own order, compiled and by Deeplearning4j.
 */
class PeoplesNetworksTest {

  private static final NativeBudget BUDGET = new NativeBudget(1L << 30);
  private static final int STEPS = 4;

  static Stream<String> names() {
    return PeoplesNetworks.all().keySet().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void oneDnnTrainsThemAsDeeplearning4jDoes(String name) throws NotCoveredException {
    assertTrainsAlike(name, new OneDnnCompiler(BUDGET));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void libtorchTrainsThemAsDeeplearning4jDoes(String name) throws NotCoveredException {
    assertTrainsAlike(name, Torches.onCpu());
  }

  private static void assertTrainsAlike(String name, Compiler compiler) throws NotCoveredException {
    ComputationGraphConfiguration configuration = PeoplesNetworks.all().get(name);
    Map<String, Integer> groups = new HashMap<>();
    configuration.getVertices().keySet().forEach(each -> groups.put(each, 0));
    ComputationGraph graph = new ComputationGraph(configuration);
    graph.init();
    Shape seen = InputForm.of(configuration).seen(Standing.IMAGE);
    Structure structure = StructureReader.read(graph, groups, seen);
    try (Trainer stock =
            new StockTrainer(graph, groups, Numbers.training(), new Target.Classes(3));
        Trainer compiled = compiler.compile(structure, Numbers.training())) {
      compiled.restore(stock.state());
      for (int i = 0; i < STEPS; i++) {
        Batch batch = Numbers.batch(structure, Numbers.BATCH, i);
        assertThat(compiled.step(batch, Numbers.rate(0.05)))
            .isFinite()
            .isCloseTo(stock.step(batch, Numbers.rate(0.05)), within(1e-4));
      }
      assertAlike(stock.state(), compiled.state());
      Batch other = Numbers.batch(structure, Numbers.BATCH, STEPS);
      assertThat(probabilities(compiled.outputs(other)))
          .containsExactly(probabilities(stock.outputs(other)), within(1e-3));
    }
  }

  private static void assertAlike(TrainerState expected, TrainerState found) {
    assertThat(Numbers.doubles(found.parameters()))
        .containsExactly(Numbers.doubles(expected.parameters()), within(2e-4));
    assertThat(Numbers.doubles(found.buffer()))
        .containsExactly(Numbers.doubles(expected.buffer()), within(2e-3));
  }

  /** Of three classes; logits are the same but for a summand. */
  private static double[] probabilities(float[] logits) {
    double[] probabilities = new double[logits.length];
    for (int i = 0; i < logits.length; i += 3) {
      double sum = Math.exp(logits[i]) + Math.exp(logits[i + 1]) + Math.exp(logits[i + 2]);
      for (int k = i; k < i + 3; k++) {
        probabilities[k] = Math.exp(logits[k]) / sum;
      }
    }
    return probabilities;
  }
}
