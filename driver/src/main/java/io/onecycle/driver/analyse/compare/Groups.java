package io.onecycle.driver.analyse.compare;

import static java.util.stream.Collectors.toMap;

import io.onecycle.driver.analyse.Objectives;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.choice.ConfidenceSet.Standing;
import io.onecycle.driver.analyse.choice.Pair;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.worker.trial.score.Objective;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Lays a judgement out as groups, with the rows of the table {@code comparison/}. */
final class Groups {

  private final TrialAxis by;
  private final Judgement judgement;
  private final List<Contender> contenders;
  private final Optional<SeedSpending> spending;

  Groups(
      TrialAxis by,
      Judgement judgement,
      List<Contender> contenders,
      Optional<SeedSpending> spending) {
    this.by = by;
    this.judgement = judgement;
    this.contenders = contenders;
    this.spending = spending;
  }

  List<Group> groups() {
    return contenders.stream().map(this::group).toList();
  }

  private Group group(Contender contender) {
    SettingResult setting = contender.best();
    SettingResult chosen = contenders.get(0).best();
    boolean isChosen = setting.id().equals(chosen.id());
    Optional<Difference> toBest =
        isChosen || setting.isUnusable() ? Optional.empty() : difference(contender, chosen);
    Optional<Difference> tested = toBest.filter(difference -> difference.ci95().isPresent());
    Optional<Double> p =
        isChosen || setting.isUnusable() ? Optional.empty() : tested.map(d -> pValue(contender));
    Estimate value =
        spending.map(race -> race.atAllLooks(setting.estimate())).orElseGet(setting::estimate);
    Optional<Cost> cost = judgement.cost(setting);
    Optional<Expectation> expected = judgement.expectation(setting);
    ComparisonRow row =
        new ComparisonRow(
            by.key(),
            by.valueOf(setting.example()),
            setting.id(),
            setting.example().setting().weightDecay(),
            setting.example().setting().maxLr(),
            setting.completed(),
            value.mean().filter(mean -> Objectives.isAccuracy(setting.objective())),
            value.sd(),
            value.ci95().map(Interval::low),
            value.ci95().map(Interval::high),
            toBest.map(Difference::mean),
            tested.flatMap(Difference::ci95).map(Interval::low),
            tested.flatMap(Difference::ci95).map(Interval::high),
            p,
            setting.diverged(),
            setting.failed(),
            Optional.empty(),
            Optional.of(setting.objective().metric()),
            value.mean(),
            spending.map(SeedSpending::looks),
            Optional.of(setting.atChance()),
            judgement.best(contender.usable()),
            cost.map(Cost::expectedLoss),
            cost.map(Cost::lossBound),
            expected.map(Expectation::mean),
            expected.map(Expectation::low),
            expected.map(Expectation::high));
    return new Group(
        row,
        Arrays.stream(TrialAxis.values())
            .collect(toMap(axis -> axis, axis -> axis.valueOf(setting.example()))),
        toBest.map(Difference::seeds).orElse(0),
        contender.isOut(),
        !isChosen && judgement.isSame(setting, chosen),
        contender.isOut() ? beatenBy(contender) : Optional.empty(),
        expected.map(Expectation::ofExamples).orElse(0.0),
        expected.map(Expectation::folds).orElse(0));
  }

  /** The largest of its settings': what it takes to call each of them worse. */
  private double pValue(Contender contender) {
    return contender.usable().stream()
        .mapToDouble(setting -> judgement.standing(setting).p())
        .max()
        .orElse(1);
  }

  /** The chosen one if that tells, else the setting that it is most clearly worse than. */
  private Optional<Beaten> beatenBy(Contender contender) {
    SettingResult loser = contender.best();
    SettingResult chosen = contenders.get(0).best();
    return contenders.stream()
        .filter(other -> !other.best().id().equals(loser.id()))
        .flatMap(other -> other.usable().stream())
        .filter(other -> judgement.pair(loser, other).isTested())
        .filter(other -> judgement.pair(loser, other).mean() < 0)
        .min(
            Comparator.comparing(
                    (SettingResult other) ->
                        !other.id().equals(chosen.id()) || !tells(loser, other))
                .thenComparing(other -> judgement.pair(loser, other).p()))
        .map(
            other ->
                new Beaten(
                    by.valueOf(other.example()),
                    other.id(),
                    difference(contender, other).orElseThrow()));
  }

  private boolean tells(SettingResult loser, SettingResult other) {
    return judgement.pair(loser, other).p() < judgement.standing(loser).level();
  }

  /** Of the one from the other; empty without a shared seed. */
  private Optional<Difference> difference(Contender of, SettingResult from) {
    Pair pair = judgement.pair(of.best(), from);
    if (pair.seeds() == 0) {
      return Optional.empty();
    }
    Objective objective = from.objective();
    double mean = objective.worth(pair.mean());
    return Optional.of(
        new Difference(
            pair.seeds(),
            mean,
            pair.isTested() && pair.seeds() >= minSeeds()
                ? Optional.of(pair.halfWidth(level(of, pair)))
                    .filter(Double::isFinite)
                    .map(half -> new Interval(mean - half, mean + half))
                : Optional.empty()));
  }

  /** Below which nothing is looked at. */
  private int minSeeds() {
    return spending.map(race -> race.rule().min()).orElse(0);
  }

  /**
   * The level of the interval that agrees with what is said: one that is out is never shown to be
   * better than another, nor one that may be the best to be worse.
   */
  private double level(Contender contender, Pair pair) {
    Standing standing = judgement.standing(contender.best());
    boolean mayExclude = contender.isOut() && pair.mean() < 0;
    return mayExclude ? standing.level() : Math.min(standing.level(), pair.p());
  }
}
