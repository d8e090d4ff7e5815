package io.onecycle.driver.analyse.compare;

import io.onecycle.driver.analyse.choice.ConfidenceSet;
import io.onecycle.driver.analyse.choice.ConfidenceSet.Standing;
import io.onecycle.driver.analyse.choice.Pair;
import io.onecycle.driver.analyse.choice.Pairs;
import io.onecycle.driver.analyse.choice.Panel;
import io.onecycle.driver.analyse.choice.Posterior;
import io.onecycle.driver.analyse.choice.Power;
import io.onecycle.driver.analyse.choice.SeedLuck;
import io.onecycle.driver.analyse.stats.Estimate;
import io.onecycle.worker.trial.score.Objective;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.IntStream;

/**
 * What can be said of all settings of a sweep together: which of them may be the best, and what
 * choosing each costs. Settings that no seed completed of have no part in it.
 */
final class Judgement {

  /** Seeds below which a setting leads no other that has them. */
  private static final int FEWEST = 2;

  private final List<SettingResult> settings;
  private final ValidationSet validation;
  private final Map<String, Integer> places = new HashMap<>();
  private final Panel panel;
  private final Pairs pairs;
  private final SeedLuck luck;
  private final List<Standing> standings;
  private final List<Integer> candidates;
  private final Optional<Posterior> posterior;

  /** The candidates that have seeds which learnt. */
  private final List<Integer> learning;

  /** Of these seeds alone. */
  private final Optional<Posterior> expected;

  private final Map<SortedMap<Long, Double>, Double> losses = new HashMap<>();

  private Judgement(
      List<SettingResult> settings,
      ValidationSet validation,
      Panel panel,
      Pairs pairs,
      List<Standing> standings) {
    this.settings = settings;
    this.validation = validation;
    this.panel = panel;
    this.pairs = pairs;
    this.standings = standings;
    IntStream.range(0, settings.size()).forEach(i -> places.put(settings.get(i).id(), i));
    this.luck = SeedLuck.of(panel);
    this.candidates = candidates();
    this.posterior = posterior();
    boolean allLearn = candidates.stream().allMatch(place -> settings.get(place).lost().isEmpty());
    Panel learnt = allLearn ? panel : panel.withoutCollapsed();
    this.learning = candidates.stream().filter(place -> learnt.count(place) >= FEWEST).toList();
    this.expected = allLearn ? posterior : posterior(learnt, learning);
    for (int i = 0; i < candidates.size() && posterior.isPresent(); i++) {
      losses.putIfAbsent(settings.get(candidates.get(i)).values(), posterior.get().expectedLoss(i));
    }
  }

  /** Of settings that each have a score, by a fixed number of seeds. */
  static Judgement of(List<SettingResult> all, ValidationSet validation) {
    List<SettingResult> settings = usable(all);
    Panel panel = panel(settings, validation);
    Pairs pairs = Pairs.of(panel);
    return new Judgement(
        settings,
        validation,
        panel,
        pairs,
        ConfidenceSet.of(panel, pairs, Estimate.ERROR).standings());
  }

  /** Of settings whose seeds depended on what came out. */
  static Judgement of(List<SettingResult> all, ValidationSet validation, SeedSpending spending) {
    List<SettingResult> settings = usable(all);
    Panel panel = panel(settings, validation);
    return new Judgement(
        settings,
        validation,
        panel,
        Pairs.of(panel),
        settings.stream().map(spending::standing).toList());
  }

  private static List<SettingResult> usable(List<SettingResult> all) {
    return all.stream()
        .filter(setting -> !setting.isUnusable())
        .sorted(
            Comparator.comparing((SettingResult one) -> one.example().setting().weightDecay())
                .thenComparing(one -> one.example().setting().maxLr())
                .thenComparing(SettingResult::id))
        .toList();
  }

  private static Panel panel(List<SettingResult> settings, ValidationSet validation) {
    return Panel.of(
        settings.stream().map(SettingResult::worths).toList(),
        settings.stream().map(SettingResult::lost).toList(),
        validation.step());
  }

  /** Those not shown to be worse, but for those of too few seeds, or none in common with most. */
  private List<Integer> candidates() {
    List<Integer> left =
        IntStream.range(0, settings.size()).filter(i -> !standings.get(i).isOut()).boxed().toList();
    Optional<Integer> anchor =
        left.stream().max(Comparator.comparing(panel::count).thenComparing(i -> luck.setting(i)));
    int enough = Math.min(FEWEST, anchor.map(panel::count).orElse(0));
    return left.stream()
        .filter(i -> panel.count(i) >= enough)
        .filter(i -> panel.shared(i, anchor.orElseThrow()) >= enough)
        .toList();
  }

  /** Nothing is known of chance where no setting has two seeds. */
  private Optional<Posterior> posterior() {
    return posterior(panel, candidates);
  }

  private Optional<Posterior> posterior(Panel scores, List<Integer> of) {
    if (of.isEmpty() || of.stream().anyMatch(i -> scores.count(i) < FEWEST)) {
      return Optional.empty();
    }
    Panel some = scores.only(of);
    SeedLuck means = SeedLuck.of(some);
    double accuracy = IntStream.range(0, of.size()).mapToDouble(means::setting).average().orElse(0);
    Objective objective = settings.get(of.get(0)).objective();
    double shared =
        of.stream()
            .map(i -> settings.get(i))
            .map(one -> scores == panel ? one.values().keySet() : one.learnt())
            .mapToDouble(seeds -> validation.sharedVariance(objective, accuracy, seeds))
            .max()
            .orElse(0);
    return Optional.of(Posterior.of(some, shared));
  }

  /** The better first: those that may be the best, then those of few seeds, then the others. */
  Comparator<SettingResult> betterFirst() {
    return Comparator.comparing(this::tier)
        .thenComparing(this::loss)
        .thenComparing(this::rank, Comparator.reverseOrder())
        .thenComparing(setting -> setting.values().size(), Comparator.reverseOrder())
        .thenComparing(setting -> setting.example().setting().weightDecay())
        .thenComparing(setting -> setting.example().setting().maxLr())
        .thenComparing(SettingResult::id);
  }

  private int tier(SettingResult setting) {
    return setting.isUnusable()
        ? 3
        : candidates.contains(place(setting)) ? 0 : standing(setting).isOut() ? 2 : 1;
  }

  private double loss(SettingResult setting) {
    return tier(setting) == 0 ? losses.getOrDefault(setting.values(), 0.0) : 0;
  }

  /** The mean over all seeds in steps wide enough that rounding does not decide between equals. */
  private double rank(SettingResult setting) {
    return setting.isUnusable() ? 0 : Math.rint(luck.setting(place(setting)) / Estimate.ROUNDING);
  }

  Standing standing(SettingResult setting) {
    return standings.get(place(setting));
  }

  boolean isOut(SettingResult setting) {
    return !setting.isUnusable() && standing(setting).isOut();
  }

  /** Whether the two came out alike with every shared seed. */
  boolean isSame(SettingResult one, SettingResult other) {
    return one.values().entrySet().stream()
        .allMatch(
            entry ->
                Math.abs(
                        other.values().getOrDefault(entry.getKey(), entry.getValue())
                            - entry.getValue())
                    < Estimate.ROUNDING * Math.max(1, Math.abs(entry.getValue())));
  }

  /** The first against the second, in worth; neither may be unusable. */
  Pair pair(SettingResult first, SettingResult second) {
    return pairs.of(place(first), place(second));
  }

  /** How probable it is that one of {@code of} is the best; 0 of those that are shown not to be. */
  Optional<Double> best(List<SettingResult> of) {
    return posterior.map(
        draws ->
            draws.best(
                of.stream()
                    .filter(one -> tier(one) == 0)
                    .map(one -> candidates.indexOf(place(one)))
                    .toList()));
  }

  /** What choosing a setting costs; empty of one that is no candidate. */
  Optional<Cost> cost(SettingResult setting) {
    int at = setting.isUnusable() ? -1 : candidates.indexOf(place(setting));
    return posterior.filter(draws -> at >= 0).map(draws -> Cost.of(draws, at));
  }

  /** What to expect of a seed that learns; empty of one that is no candidate. */
  Optional<Expectation> expectation(SettingResult setting) {
    if (setting.isUnusable() || !learning.contains(place(setting))) {
      return Optional.empty();
    }
    int at = learning.indexOf(place(setting));
    Set<Long> seeds = setting.learnt();
    return expected.map(draws -> Expectation.of(draws, at, setting.objective(), validation, seeds));
  }

  /** Which differences from {@code chosen} these seeds would find; empty where none is tested. */
  Optional<Power> power(SettingResult chosen) {
    List<Pair> tested =
        settings.stream()
            .filter(one -> !one.id().equals(chosen.id()))
            .map(one -> pair(one, chosen))
            .filter(Pair::isTested)
            .sorted(Comparator.comparing(pair -> pair.error() * Math.sqrt(pair.seeds())))
            .toList();
    if (tested.isEmpty()) {
      return Optional.empty();
    }
    Pair typical = tested.get((tested.size() - 1) / 2);
    double level = standings.stream().mapToDouble(Standing::level).min().orElse(Estimate.ERROR);
    return level == 0
        ? Optional.empty()
        : Optional.of(
            new Power(
                typical.error() * Math.sqrt(typical.seeds()),
                settings.size(),
                typical.seeds(),
                level));
  }

  private int place(SettingResult setting) {
    return places.get(setting.id());
  }
}
