package io.onecycle.worker.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.worker.compile.Compiler;
import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Numbers;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.RandomMix;
import io.onecycle.worker.compile.RandomSketch;
import io.onecycle.worker.compile.Sketch;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.onednn.OneDnnCompiler;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.Validation;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** oneDNN and libtorch are written by others, and our two compilers share no code of theirs. */
class AgreementTest {

  private static final Rates RATES = Numbers.rates(0.9, 1e-2, 1e-2, 3e-2, 2e-2);
  private static final NativeBudget BUDGET = new NativeBudget(1L << 31);

  static Stream<Arguments> rules() {
    return Stream.of(Optimizer.values())
        .flatMap(
            optimizer ->
                Stream.of(WeightDecayMode.values())
                    .flatMap(
                        mode ->
                            Stream.of(WeightDecayScope.values())
                                .map(scope -> Arguments.of(optimizer, mode, scope))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void randomNetworksComeOutAlikeOfBothCompilers(long seed) throws NotCoveredException {
    Structure net = withoutDropout(RandomSketch.of(seed));
    assertAgree(net, Numbers.training());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void networksOfAnyOperationsComeOutAlikeOfBothCompilers(long seed) throws NotCoveredException {
    assertAgree(RandomMix.of(seed), Numbers.training());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsFrozenStaysAndTheRestComesOutAlike(long seed) throws NotCoveredException {
    Structure net = withoutDropout(RandomSketch.of(seed));
    Structure frozen = net.freezing(List.of(0));
    assertAgree(frozen, Numbers.training());
    try (Trainer torch = trainer(Torches.onCpu(), frozen, Numbers.training(), 1)) {
      torch.step(Numbers.batch(net, Numbers.BATCH, 1), RATES.freezing(List.of(0)));
      float[] before = Numbers.state(net).parameters();
      float[] after = torch.state().parameters();
      for (Parameter parameter : net.parameters()) {
        int at = Math.toIntExact(parameter.offset());
        if (parameter.kind() != Parameter.Kind.STATISTIC && parameter.group() == 0) {
          assertThat(after[at]).as("%s", parameter).isEqualTo(before[at]);
        }
      }
    }
  }

  /** Over features: over images each compiler draws in an order of its own. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void bothDropTheSameFeatures(long seed) throws NotCoveredException {
    Sketch s = new Sketch(2, 5, 4);
    int hidden = s.dropout(s.relu(s.norm(s.dense(0, 40))), 0.7);
    s.nextGroup();
    int second = s.dropout(s.relu(s.dense(hidden, 33)), 0.4);
    s.nextGroup();
    s.dense(second, 5);
    Structure net = s.structure();
    assertAgree(net, Numbers.training(), seed);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyUpdateRuleIsTheSame(Optimizer optimizer, WeightDecayMode mode, WeightDecayScope scope)
      throws NotCoveredException {
    Training training =
        new Training(
            1,
            1,
            Numbers.BATCH,
            Training.NO_LIMIT,
            new Validation.TestSet(),
            Set.of(),
            optimizer,
            mode,
            scope);
    assertAgree(withoutDropout(RandomSketch.of(20)), training);
  }

  private static void assertAgree(Structure net, Training training) throws NotCoveredException {
    assertAgree(net, training, 1);
  }

  private static void assertAgree(Structure net, Training training, long seed)
      throws NotCoveredException {
    Rates rates = RATES.freezing(net.frozen());
    try (Trainer torch = trainer(Torches.onCpu(), net, training, seed);
        Trainer oneDnn = trainer(new OneDnnCompiler(BUDGET), net, training, seed)) {
      for (int n : new int[] {Numbers.BATCH, Numbers.BATCH, 2, 7}) {
        Batch batch = Numbers.batch(net, n, n);
        double loss = oneDnn.step(batch, rates);
        assertThat(torch.step(batch, rates)).isCloseTo(loss, within(1e-4 * (1 + loss)));
      }
      assertThat(torch.outputs(Numbers.batch(net, 3, 1)))
          .containsExactly(oneDnn.outputs(Numbers.batch(net, 3, 1)), within(5e-3f));
      assertThat(torch.state().parameters())
          .containsExactly(oneDnn.state().parameters(), within(5e-4f));
      assertThat(torch.state().buffer()).containsExactly(oneDnn.state().buffer(), within(2e-3f));
    }
  }

  private static Trainer trainer(Compiler compiler, Structure net, Training training, long seed)
      throws NotCoveredException {
    TrainerState state = Numbers.state(net);
    Trainer trainer = compiler.compile(net, training);
    trainer.restore(new TrainerState(state.parameters(), state.buffer(), 0, seed));
    return trainer;
  }

  private static Structure withoutDropout(Structure net) {
    List<Operation> operations =
        net.operations().stream()
            .map(
                each ->
                    each instanceof Operation.Dropout dropout
                        ? new Operation.Dropout(dropout.input(), 1)
                        : each)
            .toList();
    return new Structure(net.input(), operations, net.parameters(), net.loss(), net.frozen());
  }
}
