package io.onecycle.worker.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.trial.score.Goal;
import io.onecycle.worker.trial.score.Objective;
import io.onecycle.worker.trial.score.Scoring;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialTest {

  private static final Objective LOSS = new Objective(Objective.LOSS, Goal.MINIMIZE);
  private static final Training TRAINING =
      new Training(
          5,
          1,
          128,
          Training.NO_LIMIT,
          new Validation.HeldOut(0.1, false),
          Set.of(),
          Optimizer.SGD,
          WeightDecayMode.L2,
          WeightDecayScope.ALL);

  private static Trial trial(double weightDecay, long seed) {
    return new Trial(
        "fashion-mnist",
        new ModelSpec.Lenet(),
        Compat.NONE,
        TRAINING,
        new Setting(
            new ScheduleSpec.OneCycle(10, 13.68),
            List.of(0.1),
            new Momentum(0.95, 0.85),
            List.of(weightDecay)),
        seed);
  }

  @Test
  void keepsTheIdThatResultsAlreadyOnDiskCarry() {
    assertThat(trial(1e-4, 1).id()).isEqualTo("9c29306cd5475ce3");
  }

  /** Results of version 0.1 have the one without a word of folds. */
  @Test
  void aValidationSetThatRotatesMakesAnotherTrial() {
    Trial rotating = validatedOn(new Validation.HeldOut(0.1, true));
    assertThat(rotating.id()).isEqualTo("88ab8c800f15bebd");
    assertThat(rotating.settingId()).isNotEqualTo(trial(1e-4, 1).settingId());
    assertThat(validatedOn(new Validation.HeldOut(0.1, false))).isEqualTo(trial(1e-4, 1));
  }

  @Test
  void whatIsUsualIsTheTrialOfTheShareThatItStandsForUntilTheDataComesWithASetOfItsOwn() {
    Validation usual = new Validation.Usual(new Validation.HeldOut(0.1, true));
    assertThat(validatedOn(usual).id()).isEqualTo("88ab8c800f15bebd");
    assertThat(usual.with(false)).isEqualTo(new Validation.HeldOut(0.1, true));
    assertThat(usual.with(true)).isEqualTo(new Validation.Own());
    assertThat(validatedOn(usual.with(true)).id()).isNotEqualTo("88ab8c800f15bebd");
    assertThat(new Validation.TestSet().with(true)).isEqualTo(new Validation.TestSet());
  }

  @Test
  void aLimitOfDataOfOnesOwnIsSaidToTakeSomeOfEachClass() {
    DataSpec own = new DataSpec.Own("x", "0123456789abcdef", 100, 0, "/x");
    Training some = augmented(Set.of()).training();
    assertThat(Identity.describe(some, own)).contains(";limit=1000,stratified;");
    assertThat(Identity.describe(some, new DataSpec.BuiltIn("mnist"))).contains(";limit=1000;");
    assertThat(Identity.describe(TRAINING, own)).contains(";limit=none;");
  }

  @Test
  void byWhatSettingsAreComparedIsNoPartOfTheIdAndWhatIsMeasuredIs() {
    Trial usual = scored(new Scoring(List.of(), Optional.empty()));
    Trial byLoss = scored(new Scoring(List.of(), Optional.of(LOSS)));
    assertThat(byLoss.id()).isEqualTo(usual.id());
    assertThat(byLoss.settingId()).isEqualTo(usual.settingId());
    List<String> both = List.of("accuracy", "macro_f1");
    assertThat(scored(new Scoring(both, Optional.of(LOSS))).id())
        .isEqualTo(scored(new Scoring(both, Optional.empty())).id())
        .isNotEqualTo(usual.id());
  }

  /** As {@code 9c29306cd5475ce3} with objective {@code val_loss} was called by version 0.1. */
  @Test
  void isKnownByTheIdsThatItHadWithAnyObjective() {
    FormerId before = new FormerId("64c49f9d5051b991", false);
    Trial byLoss = scored(new Scoring(List.of(), Optional.of(LOSS)));
    assertThat(byLoss.formerIds(List.of())).containsExactly(before);
    assertThat(trial(1e-4, 1).formerIds(List.of())).isEmpty();
    assertThat(trial(1e-4, 1).formerIds(List.of(LOSS))).containsExactly(before);
  }

  @Test
  void otherContentOfABuiltInNameMakesAnotherTrialThatWasKnownByTheName() {
    Trial published = learning(new DataSpec.BuiltIn("mnist", "mnist"));
    Trial other = learning(new DataSpec.BuiltIn("mnist", "mnist@0123456789abcdef"));
    Trial unlooked = learning(new DataSpec.BuiltIn("mnist"));
    assertThat(published.id()).isEqualTo(unlooked.id()).isNotEqualTo(other.id());
    assertThat(published.formerIds(List.of())).isEmpty();
    assertThat(other.formerIds(List.of())).containsExactly(new FormerId(unlooked.id(), true));
    assertThatThrownBy(() -> new DataSpec.BuiltIn("mnist", "cifar10@0123456789abcdef"))
        .hasMessage(
            "Invalid content: cifar10@0123456789abcdef, expected mnist, or mnist@ and hexadecimal digits");
  }

  private static Trial scored(Scoring scoring) {
    Trial trial = trial(1e-4, 1);
    Training t = trial.training();
    return new Trial(
        trial.data(),
        trial.model(),
        trial.compat(),
        new Training(
            t.epochs(),
            t.cycles(),
            t.batchSize(),
            t.limit(),
            t.validation(),
            t.augment(),
            t.optimizer(),
            t.weightDecayMode(),
            t.weightDecayScope(),
            t.precision(),
            scoring),
        trial.setting(),
        trial.seed());
  }

  private static Trial learning(DataSpec data) {
    Trial trial = trial(1e-4, 1);
    return new Trial(
        data, trial.model(), trial.compat(), trial.training(), trial.setting(), trial.seed());
  }

  @Test
  void seedsOfOneSettingShareItsIdAndNothingElse() {
    assertThat(trial(1e-4, 1).settingId()).isEqualTo(trial(1e-4, 2).settingId());
    assertThat(trial(1e-4, 1).id()).isNotEqualTo(trial(1e-4, 2).id());
    assertThat(trial(1e-4, 1).settingId()).isNotEqualTo(trial(1e-3, 1).settingId());
  }

  @Test
  void theOrderOfAugmentationsDoesNotChangeTheId() {
    assertThat(augmented(EnumSet.of(Augmentation.FLIP, Augmentation.CROP)).id())
        .isEqualTo(augmented(Set.of(Augmentation.CROP, Augmentation.FLIP)).id());
  }

  @Test
  void refusesAsManyRatesAsTheModelHasNoGroupsFor() {
    Setting three =
        new Setting(
            new ScheduleSpec.Constant(),
            List.of(0.1, 0.2, 0.3),
            Momentum.constant(0.9),
            List.of(0.0));
    assertThatThrownBy(
            () -> new Trial("mnist", new ModelSpec.Lenet(), Compat.NONE, TRAINING, three, 1))
        .hasMessage(
            "Invalid max_lr: [0.1, 0.2, 0.3], expected one value, or one for each of the 2 layer"
                + " groups of lenet");
  }

  @Test
  void aModelsNameSaysWhatSetsItApart() {
    assertThat(new ModelSpec.Resnet(56, 16, 1, InitialWeights.PYTORCH).name())
        .isEqualTo("resnet-56");
    assertThat(new ModelSpec.Resnet(8, 8, 1, InitialWeights.PYTORCH).name())
        .isEqualTo("resnet-8-width-8");
    assertThat(new ModelSpec.Resnet(32, 16, 4, InitialWeights.HE).name())
        .isEqualTo("resnet-32-widen-4-he");
  }

  @Test
  void refusesADepthThatIsNoResidualNetworks() {
    assertThatThrownBy(() -> new ModelSpec.Resnet(54, 16, 1, InitialWeights.PYTORCH))
        .hasMessage("Invalid depth: 54, expected 6n + 2, in [8, 1202]");
  }

  private static Trial augmented(Set<Augmentation> augment) {
    Training training =
        new Training(
            5,
            1,
            128,
            1000,
            new Validation.TestSet(),
            augment,
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    Trial like = trial(0, 1);
    return new Trial(
        like.data(), like.model(), like.compat(), training, like.setting(), like.seed());
  }

  private static Trial validatedOn(Validation validation) {
    Training training =
        new Training(
            5,
            1,
            128,
            Training.NO_LIMIT,
            validation,
            Set.of(),
            Optimizer.SGD,
            WeightDecayMode.L2,
            WeightDecayScope.ALL);
    Trial like = trial(1e-4, 1);
    return new Trial(
        like.data(), like.model(), like.compat(), training, like.setting(), like.seed());
  }
}
