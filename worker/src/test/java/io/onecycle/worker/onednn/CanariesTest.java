package io.onecycle.worker.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.compile.Compiler;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.RandomMix;
import io.onecycle.worker.compile.RandomSketch;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No primitive writes, or reads, what is not its own: with guard bytes around every buffer. */
@EachInstructionSet
class CanariesTest {

  private static final Compiler GUARDED = OneDnnCompiler.withCanaries(new NativeBudget(8L << 30));
  private static final Compiler BARE = new OneDnnCompiler(new NativeBudget(8L << 30));

  /** What a network comes to: losses and outputs along the way, and where it ends. */
  private record Course(List<Object> figures, TrainerState end) {}

  /** A longer search is {@code -Donecycle.networks=2000}. */
  static LongStream seeds() {
    return LongStream.range(0, Long.getLong("onecycle.networks", 60));
  }

  @ParameterizedTest(name = "network {0}")
  @MethodSource("seeds")
  void aNetworkKeepsToItsMemoryAndReadsOnlyWhatItHasWritten(long seed) {
    assertKeepsToItsMemory(RandomSketch.of(seed));
  }

  static LongStream fewerSeeds() {
    return LongStream.range(0, Long.getLong("onecycle.networks", 60) / 3);
  }

  @ParameterizedTest(name = "network {0}")
  @MethodSource("fewerSeeds")
  void aNetworkOfAnyOperationsKeepsToItsMemory(long seed) {
    assertKeepsToItsMemory(RandomMix.of(seed));
  }

  private static void assertKeepsToItsMemory(Structure structure) {
    Course guarded = course(GUARDED, structure);
    Course bare = course(BARE, structure);
    assertThat(guarded.figures()).isEqualTo(bare.figures());
    assertThat(guarded.end().parameters()).isEqualTo(bare.end().parameters());
    assertThat(guarded.end().buffer()).isEqualTo(bare.end().buffer());
  }

  /** Steps with whole and partial mini-batches, evaluations between, and a new start in between. */
  private static Course course(Compiler compiler, Structure structure) {
    List<Object> figures = new ArrayList<>();
    try (Trainer trainer = Numbers.trainer(compiler, structure)) {
      for (int size : new int[] {Numbers.BATCH, 1, 16, Numbers.BATCH, 3}) {
        figures.add(
            trainer.step(
                Numbers.batch(structure, size, size), Numbers.rates(0.9, 1e-3, 1e-3, 1e-3, 1e-3)));
        for (float output : trainer.outputs(Numbers.batch(structure, size + 2, size))) {
          figures.add(output);
        }
      }
      TrainerState reached = trainer.state();
      trainer.restore(Numbers.state(structure));
      trainer.resetOptimiser();
      figures.add(trainer.step(Numbers.batch(structure, Numbers.BATCH, 9), Numbers.rate(1e-3)));
      trainer.restore(reached);
      return new Course(figures, trainer.state());
    } catch (NotCoveredException e) {
      return new Course(List.of(e.getMessage()), Numbers.state(structure));
    }
  }
}
