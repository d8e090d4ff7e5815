package io.onecycle.driver.analyse.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.importance.Contribution.Kind;
import io.onecycle.driver.analyse.words.ImportanceWords;
import io.onecycle.driver.table.Ending;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ImportanceTest {

  /** Survival times of animals by poison (rows) and treatment, four each. */
  private static final double[][] POISONS = {
    {.31, .45, .46, .43, .82, 1.10, .88, .72, .43, .45, .63, .76, .45, .71, .66, .62},
    {.36, .29, .40, .23, .92, .61, .49, 1.24, .44, .35, .31, .40, .56, 1.02, .71, .38},
    {.22, .21, .18, .23, .30, .37, .38, .29, .23, .25, .24, .22, .30, .36, .31, .33},
  };

  @Test
  void agreesWithThePublishedAnalysisOfBoxAndCoxsPoisons() {
    // G. E. P. Box and D. R. Cox, An analysis of transformations, JRSS B 26 (1964), tables 1 and 2:
    // mean squares 0.5165, 0.3071, 0.0417 and 0.0222 with 2, 3, 6 and 36 degrees of freedom.
    Design design = poisons();
    Strata strata = Strata.of(design);
    List<Source> sources = Source.of(strata, Model.of(design, strata), false);
    assertThat(sources.stream().map(source -> source.gain().df())).containsExactly(2, 3, 6, 36);
    double[] published = {.5165, .3071, .0417, .0222};
    for (int i = 0; i < published.length; i++) {
      assertThat(sources.get(i).gain().meanSquare()).isCloseTo(published[i], within(6e-5));
    }
    assertThat(sources.get(2).pValue().orElseThrow()).isCloseTo(0.1123, within(1e-4));
    // Hays: ω² = (SS − df·MSE) / (SS in total + MSE).
    Contribution first = Importance.contributions(design).get(0);
    assertThat(first.term()).isEqualTo("weight_decay");
    assertThat(first.share()).isCloseTo((1.0330 - 2 * .02224) / (3.0051 + .02224), within(1e-4));
  }

  @Test
  void splitsACompleteGridAsByHand() {
    // Means of seeds 0.5, 0.7; of decays 0.55, 0.65; of rates 0.575, 0.625; all else is 0 or noise.
    List<TrialRow> trials = new ArrayList<>();
    double[][] seeds = {{.42, .48, .52, .58}, {.63, .67, .73, .77}};
    for (int seed = 0; seed < 2; seed++) {
      for (int i = 0; i < 4; i++) {
        trials.add(
            SampleTrials.trial(
                i < 2 ? 1e-4 : 1e-3, i % 2 == 0 ? 0.1 : 1, seed, Ending.COMPLETED, seeds[seed][i]));
      }
    }
    Collections.shuffle(trials, new Random(1));
    Design design = Design.of(trials, Objective.ACCURACY, new AxisLevels(Map.of()));
    assertThat(design.isComplete()).isTrue();
    Strata strata = Strata.of(design);
    // Between seeds 4·2·0.1², decays 8·0.05², rates 8·0.025²; noise 8·0.005², for rates differ
    // by 0.06 with the first seed and by 0.04 with the second.
    assertThat(strata.seeds().sumOfSquares()).isCloseTo(0.08, within(1e-12));
    assertThat(strata.noise().sumOfSquares()).isCloseTo(0.0002, within(1e-12));
    assertThat(strata.noise().df()).isEqualTo(3);
    Model model = Model.of(design, strata);
    assertThat(
            model.gains().values().stream()
                .map(Fit.Gain::sumOfSquares)
                .map(s -> Math.rint(s * 1e9) / 1e9))
        .containsExactly(0.02, 0.005, 0.0);
    List<Contribution> shares = Importance.of(trials).contributions();
    double mse = 0.0002 / 3;
    double decay = (0.02 - mse) / 8;
    double rate = (0.005 - mse) / 8;
    double luck = (0.08 - mse) / 4;
    double total = decay + rate + luck + mse;
    assertThat(shares.stream().map(Contribution::term))
        .containsExactly("weight_decay", "max_lr", "weight_decay × max_lr", "seed", "noise");
    assertThat(shares.get(0).share()).isCloseTo(decay / total, within(1e-9));
    assertThat(shares.get(1).share()).isCloseTo(rate / total, within(1e-9));
    assertThat(shares.get(2).share()).isZero();
    assertThat(shares.get(3).share()).isCloseTo(luck / total, within(1e-9));
    assertThat(shares.stream().mapToDouble(Contribution::share).sum()).isCloseTo(1, within(1e-9));
  }

  @Test
  void creditsAnAxisWithWhatItAddsToTheOthersWhereTrialsAreMissing() {
    // Exactly additive, with two settings missing: nothing is left for what axes do together.
    List<TrialRow> trials = new ArrayList<>();
    Random random = new Random(5);
    for (int seed = 1; seed <= 4; seed++) {
      double luck = 0.01 * random.nextGaussian();
      for (int i = 0; i < 12; i++) {
        if (i != 3 && i != 11 && !(i == 6 && seed == 2)) {
          double accuracy =
              0.8
                  + 0.02 * (i % 3)
                  - 0.01 * Math.floorDiv(i, 3)
                  + luck
                  + 1e-4 * random.nextGaussian();
          trials.add(
              SampleTrials.trial(
                  i % 3 + 1, Math.floorDiv(i, 3) + 1, seed, Ending.COMPLETED, accuracy));
        }
      }
    }
    Importance importance = Importance.of(trials);
    assertThat(importance.contributions().stream().filter(Contribution::isSignificant))
        .extracting(Contribution::term)
        .containsExactly("weight_decay", "max_lr");
    assertThat(importance.contributions().get(2).share()).isLessThan(0.001);
    assertThat(ImportanceWords.sentences(importance))
        .anyMatch(s -> s.startsWith("The 39 completed trials are not a"));
  }

  @Test
  void countsARateThatWasFoundForEachDecayAsWithinIt() {
    List<TrialRow> trials = new ArrayList<>();
    Random random = new Random(7);
    for (int seed = 1; seed <= 3; seed++) {
      for (int i = 0; i < 9; i++) {
        double decay = Math.pow(10, -2 - Math.floorDiv(i, 3));
        double rate = (0.11 + 0.02 * Math.floorDiv(i, 3)) * Math.pow(2, i % 3);
        double accuracy =
            0.9 - 0.05 * Math.floorDiv(i, 3) + 0.01 * (i % 3) + 0.001 * random.nextGaussian();
        trials.add(SampleTrials.trial(decay, rate, seed, Ending.COMPLETED, accuracy));
      }
    }
    List<Contribution> found = Importance.of(trials).contributions();
    assertThat(found.stream().map(Contribution::term))
        .containsExactly("weight_decay", "max_lr", "seed", "noise");
    assertThat(found.stream().map(Contribution::df)).containsExactly(2, 6, 2, 16);
  }

  @Test
  void aRateThatTellsItsWeightDecayIsNotCreditedWithWhatThatDoes() {
    // Three weight decays, of which one is worse, with rates of their own, two of them alike.
    double[] suggested = {0.1, 0.13, 0.13};
    List<TrialRow> trials = new ArrayList<>();
    Map<String, Double> multiples = new HashMap<>();
    Random random = new Random(8);
    for (int seed = 1; seed <= 3; seed++) {
      for (int i = 0; i < 9; i++) {
        int decay = Math.floorDiv(i, 3);
        double multiple = Math.pow(2, i % 3 - 1);
        double accuracy =
            0.9 - (decay == 0 ? 0.05 : 0) + 0.01 * (i % 3) + 0.001 * random.nextGaussian();
        TrialRow trial =
            SampleTrials.trial(
                Math.pow(10, -2 - decay),
                suggested[decay] * multiple,
                seed,
                Ending.COMPLETED,
                accuracy);
        trials.add(trial);
        multiples.put(trial.settingId(), multiple);
      }
    }
    Importance importance = Importance.of(trials, multiples);
    assertThat(importance.contributions().stream().map(Contribution::term).limit(3))
        .containsExactly("weight_decay", "max_lr", "weight_decay × max_lr");
    assertThat(importance.contributions().get(0).share()).isGreaterThan(0.8);
    assertThat(importance.basis().isComplete()).isTrue();
    assertThat(ImportanceWords.summary(importance))
        .hasValueSatisfying(
            said ->
                assertThat(said)
                    .startsWith("weight_decay moved accuracy most: ")
                    .contains("max_lr enters as its multiple"));
    Importance byRates = Importance.of(trials);
    assertThat(byRates.contributions().get(0).term())
        .as("by the rates themselves")
        .isEqualTo("weight_decay (with max_lr)");
    assertThat(ImportanceWords.summary(byRates))
        .hasValueSatisfying(
            said ->
                assertThat(said)
                    .endsWith(
                        " Which of weight_decay and max_lr did it cannot be told: too few values of"
                            + " one were tried with several of another."));
  }

  @Test
  void oneRateForEachWeightDecayOfWhichTwoAreAlikeCannotBeToldFromIt() {
    double[] found = {0.0792, 0.132, 0.132, 0.12, 0.145};
    List<TrialRow> trials = new ArrayList<>();
    Map<String, Double> multiples = new HashMap<>();
    Random random = new Random(4);
    for (int i = 0; i < 15; i++) {
      double accuracy = (i % 5 == 0 ? 0.86 : 0.89) + 0.002 * random.nextGaussian();
      double decay = Math.pow(10, -2 - i % 5);
      trials.add(SampleTrials.trial(decay, found[i % 5], i / 5, Ending.COMPLETED, accuracy));
      multiples.put(trials.get(i).settingId(), 1.0);
    }
    Importance unknown = Importance.of(trials);
    assertThat(unknown.contributions().stream().map(Contribution::term))
        .containsExactly("weight_decay (with max_lr)", "seed", "noise");
    Importance known = Importance.of(trials, multiples);
    assertThat(known.contributions().stream().map(Contribution::term))
        .containsExactly("weight_decay", "seed", "noise");
    assertThat(ImportanceWords.summary(known)).isEmpty();
  }

  @Test
  void aRateThatIsANumberStandsBesideOneThatWasFound() {
    double[] found = {0.0792, 0.132, 0.132, 0.12, 0.145};
    List<TrialRow> trials = new ArrayList<>();
    Map<String, Double> multiples = new HashMap<>();
    Random random = new Random(4);
    for (int i = 0; i < 30; i++) {
      boolean isFound = i % 10 < 5;
      double accuracy = (i % 5 == 0 ? 0.86 : 0.89) + 0.002 * random.nextGaussian();
      double rate = isFound ? found[i % 5] : 0.1;
      double decay = Math.pow(10, -2 - i % 5);
      TrialRow trial = SampleTrials.trial(decay, rate, i / 10, Ending.COMPLETED, accuracy);
      trials.add(trial);
      if (isFound) {
        multiples.put(trial.settingId(), 1.0);
      }
    }
    Importance importance = Importance.of(trials, multiples);
    assertThat(importance.basis().isComplete()).isTrue();
    assertThat(importance.contributions().get(0).term()).isEqualTo("weight_decay");
    assertThat(importance.contributions().get(0).share()).isGreaterThan(0.8);
  }

  @Test
  void axesThatVaryOneAtATimeAreToldApart() {
    List<TrialRow> trials = new ArrayList<>();
    Random random = new Random(6);
    for (int seed = 1; seed <= 3; seed++) {
      for (int i = 0; i < 7; i++) {
        double accuracy =
            0.85
                + 0.01 * Math.min(i, 4)
                + (i > 4 ? 0.05 * (i - 4) : 0)
                + 0.001 * random.nextGaussian();
        double decay = Math.pow(10, -2 - Math.min(i, 4));
        double rate = i > 4 ? 0.1 * i : 0.1;
        trials.add(SampleTrials.trial(decay, rate, seed, Ending.COMPLETED, accuracy));
      }
    }
    assertThat(Importance.of(trials).contributions().stream().limit(2))
        .extracting(Contribution::term)
        .containsExactlyInAnyOrder("max_lr", "weight_decay");
  }

  @Test
  void namesAxesThatAlwaysChangeTogetherAsOne() {
    List<TrialRow> trials = new ArrayList<>();
    for (int seed = 1; seed <= 3; seed++) {
      for (String schedule : List.of("1cycle", "constant")) {
        double accuracy = (schedule.equals("1cycle") ? 0.9 : 0.8) + 0.001 * (seed % 2);
        trials.add(SampleTrials.trial(1e-4, 0.1, seed, Ending.COMPLETED, accuracy, schedule, 5));
      }
    }
    List<Contribution> found = Importance.of(trials).contributions();
    assertThat(found.get(0).term()).isEqualTo("schedule (with div, pct)");
  }

  @Test
  void takesAxesWhoseValuesHardlyRecurAsCurves() {
    List<TrialRow> trials = new ArrayList<>();
    Random random = new Random(9);
    for (int setting = 0; setting < 30; setting++) {
      double decay = Math.pow(10, -5 + 3 * random.nextDouble());
      double rate = Math.pow(10, -2 + 2 * random.nextDouble());
      for (int seed = 1; seed <= 2; seed++) {
        double accuracy = 0.9 - 0.1 * Math.pow(Math.log10(rate) + 0.7, 2);
        accuracy += 0.01 * random.nextGaussian();
        trials.add(SampleTrials.trial(decay, rate, seed, Ending.COMPLETED, accuracy));
      }
      trials.add(SampleTrials.trial(decay, rate, 1, Ending.COMPLETED, 0.5, "1cycle", 1));
    }
    Importance importance = Importance.of(trials);
    assertThat(importance.contributions().get(0).term()).isEqualTo("max_lr");
    assertThat(importance.contributions().get(0).share()).isGreaterThan(0.8);
    assertThat(importance.contributions().stream().filter(Contribution::isSignificant)).hasSize(1);
    assertThat(importance.contributions())
        .extracting(Contribution::kind)
        .contains(Kind.REST, Kind.NOISE);
    assertThat(ImportanceWords.sentences(importance))
        .anyMatch(s -> s.startsWith("The values of the axes hardly recur"))
        .contains("Not in it, of 90 trials: 30 that were trained for fewer epochs than others.");
  }

  @Test
  void takesInteractionsForChanceWhereThereIsOneSeed() {
    List<TrialRow> trials = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      double accuracy = 0.8 + 0.02 * (i % 3) + 0.001 * (i * i % 5);
      trials.add(
          SampleTrials.trial(i % 3 + 1, Math.floorDiv(i, 3) + 1, 1, Ending.COMPLETED, accuracy));
    }
    Importance importance = Importance.of(trials);
    assertThat(importance.contributions())
        .extracting(Contribution::kind)
        .containsExactly(Kind.AXIS, Kind.AXIS, Kind.NOISE);
    assertThat(ImportanceWords.sentences(importance))
        .anyMatch(s -> s.startsWith("With one seed, chance cannot"));
  }

  @Test
  void saysHowManyTrialsAreNotInItAndWhatDivergenceDependsOn() {
    SampleTrials trials = SampleTrials.none();
    Random random = new Random(3);
    for (double decay : new double[] {1e-2, 1e-3, 1e-4, 1e-5}) {
      for (double rate : new double[] {0.1, 0.3, 1}) {
        double[] accuracies = random.doubles(3, 0.8, 0.81).toArray();
        trials = trials.completed(decay, rate, accuracies);
      }
      trials = trials.ended(Ending.DIVERGED, decay, 3, 1, 2, 3);
    }
    Importance importance = Importance.of(trials.rows());
    assertThat(importance.basis().diverged()).isEqualTo(12);
    assertThat(ImportanceWords.sentences(importance))
        .contains("Not in it, of 48 trials: 12 that diverged.")
        .anyMatch(
            s ->
                s.startsWith("Which trials diverged depends on max_lr (p")
                    && s.contains("): 12 of 12 at 3, 0 of 12 at 0.1, "));
    assertThat(importance.divergence().orElseThrow().axis()).isEqualTo(TrialAxis.MAX_LR);
    assertThat(importance.divergence().orElseThrow().pValue()).isLessThan(0.02);
  }

  @Test
  void saysNothingWhereThereIsNothingToSay() {
    assertThat(Importance.of(List.of()).contributions()).isEmpty();
    assertThat(
            ImportanceWords.sentences(
                Importance.of(SampleTrials.none().completed(1e-3, 0.3, 0.8, 0.9).rows())))
        .containsExactly(
            "No axis differs between trials that completed: there is nothing to attribute.");
    List<TrialRow> alike =
        SampleTrials.none().completed(1e-3, .3, .8, .8).completed(1e-4, .3, .8, .8).rows();
    assertThat(Importance.of(alike).contributions()).isEmpty();
    List<TrialRow> single =
        SampleTrials.none().completed(1e-3, 0.3, 0.8).completed(1e-4, 0.3, 0.9).rows();
    assertThat(ImportanceWords.sentences(Importance.of(single)))
        .containsExactly("One seed: what the axes do cannot be told from chance; add seeds.");
  }

  private static Design poisons() {
    List<String> poisons = new ArrayList<>();
    List<String> treatments = new ArrayList<>();
    int[] settings = new int[48];
    int[] animals = new int[48];
    double[] times = new double[48];
    for (int i = 0; i < 48; i++) {
      poisons.add("" + i / 16);
      treatments.add("" + i % 16 / 4);
      settings[i] = i / 4;
      animals[i] = i;
      times[i] = POISONS[i / 16][i % 16];
    }
    return new Design(
        times,
        List.of(
            Factor.ofValues(TrialAxis.WEIGHT_DECAY, poisons),
            Factor.ofValues(TrialAxis.MAX_LR, treatments)),
        settings,
        animals);
  }
}
