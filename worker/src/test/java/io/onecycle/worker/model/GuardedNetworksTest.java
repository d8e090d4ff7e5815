package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.compile.Compiler;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.onednn.EachInstructionSet;
import io.onecycle.worker.onednn.OneDnnCompiler;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.InitialWeights;
import io.onecycle.worker.trial.ModelSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The built-in networks, at widths that fill no block, with guard bytes around every buffer. */
@EachInstructionSet
class GuardedNetworksTest {

  private static final Compiler GUARDED = OneDnnCompiler.withCanaries(new NativeBudget(8L << 30));

  private static final Examples GREY = Examples.images(1, 28, 28, 10, new byte[784], new byte[1]);
  private static final Examples COLOUR =
      Examples.images(3, 32, 32, 10, new byte[3072], new byte[1]);

  static Stream<Arguments> networks() {
    Stream<Arguments> residual =
        Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 12, 16, 20)
            .map(width -> Arguments.of(resnet(width, 1), width % 2 == 0 ? COLOUR : GREY));
    return Stream.concat(
        residual,
        Stream.of(
            Arguments.of(resnet(3, 2), COLOUR),
            Arguments.of(new ModelSpec.Lenet(), GREY),
            Arguments.of(new ModelSpec.Lenet(), COLOUR),
            Arguments.of(new ModelSpec.Mlp(List.of(7, 5)), GREY)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("networks")
  void keepToTheirMemory(ModelSpec model, Examples examples) throws NotCoveredException {
    Structure structure = Blueprint.of(model, examples).structure();
    try (Trainer trainer = Numbers.trainer(GUARDED, structure)) {
      for (int size : new int[] {Numbers.BATCH, 3, 16}) {
        assertThat(trainer.step(Numbers.batch(structure, size, size), Numbers.rate(1e-6)))
            .isFinite();
        assertThat(trainer.outputs(Numbers.batch(structure, size + 1, 1)))
            .doesNotContain(Float.NaN);
      }
    }
  }

  /** A range test steps, evaluates and goes on, and at its end all is as it was. */
  @Test
  void keepToTheirMemoryInRangeTests() throws NotCoveredException {
    Structure structure = Blueprint.of(resnet(4, 1), COLOUR).structure();
    try (Trainer trainer = Numbers.trainer(GUARDED, structure)) {
      TrainerState before = trainer.state();
      for (int i = 0; i < 8; i++) {
        trainer.step(Numbers.batch(structure, Numbers.BATCH, i), Numbers.rate(1e-5 * (1 << i)));
        trainer.outputs(Numbers.batch(structure, 2 * Numbers.BATCH, i));
      }
      trainer.restore(before);
      trainer.resetOptimiser();
      assertThat(trainer.state().parameters()).isEqualTo(before.parameters());
    }
  }

  private static ModelSpec resnet(int width, int widen) {
    return new ModelSpec.Resnet(8, width, widen, InitialWeights.PYTORCH);
  }
}
