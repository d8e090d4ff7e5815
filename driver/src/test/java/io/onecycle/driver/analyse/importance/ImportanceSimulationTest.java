package io.onecycle.driver.analyse.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.importance.Contribution.Kind;
import io.onecycle.driver.analyse.stats.Holm;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Sweeps whose shares are known, since they are made up: is that what is found? */
class ImportanceSimulationTest {

  private static final double[] DECAYS = {-1, 0, 1};
  private static final double[] RATES = {-0.5, -0.5, 0.5, 0.5};
  private static final int SEEDS = 4;

  /** Standard deviation of chance and of the seeds' luck, and the size of each effect. */
  private record Truth(double decay, double rate, double together, double luck, double noise) {

    /** Shares of decay, rate, both together, seed and noise. */
    double[] shares() {
      double[] components = {
        decay * decay * 2 / 3,
        rate * rate / 4,
        together * together * 2 / 3 / 4,
        luck * luck,
        noise * noise
      };
      double total = Arrays.stream(components).sum();
      return Arrays.stream(components).map(c -> c / total).toArray();
    }

    List<Contribution> found(Random random) {
      return Importance.contributions(design(random));
    }

    /** The shares without their intervals, which take longer than all else. */
    double[] foundShares(Random random) {
      double[] components =
          sources(design(random)).stream().mapToDouble(Source::component).toArray();
      double total = Arrays.stream(components).sum();
      return Arrays.stream(components).map(c -> c / total).toArray();
    }

    Design design(Random random) {
      int settings = DECAYS.length * RATES.length;
      double[] luck = random.doubles(SEEDS).map(u -> this.luck * random.nextGaussian()).toArray();
      double[] observed = new double[settings * SEEDS];
      for (int i = 0; i < observed.length; i++) {
        double d = DECAYS[i / SEEDS / RATES.length];
        double r = RATES[i / SEEDS % RATES.length];
        observed[i] =
            decay * d
                + rate * r
                + together * d * r
                + luck[i % SEEDS]
                + noise * random.nextGaussian();
      }
      return new Design(
          observed,
          List.of(
              Factor.ofValues(TrialAxis.WEIGHT_DECAY, values(i -> i / SEEDS / RATES.length)),
              Factor.ofValues(TrialAxis.MAX_LR, values(i -> i / SEEDS % RATES.length))),
          IntStream.range(0, observed.length).map(i -> i / SEEDS).toArray(),
          IntStream.range(0, observed.length).map(i -> i % SEEDS).toArray());
    }

    private static List<String> values(IntFunction<Object> of) {
      return IntStream.range(0, DECAYS.length * RATES.length * SEEDS)
          .mapToObj(of)
          .map(Object::toString)
          .toList();
    }
  }

  private static final List<String> TERMS =
      List.of("weight_decay", "max_lr", "weight_decay × max_lr", "seed", "noise");

  private static List<Source> sources(Design design) {
    Strata strata = Strata.of(design);
    return Source.of(strata, Model.of(design, strata), design.hasCurves());
  }

  private static List<Double> adjusted(List<Source> sources) {
    return Holm.adjust(sources.stream().flatMap(source -> source.pValue().stream()).toList());
  }

  private static Contribution named(List<Contribution> all, String term) {
    return all.stream().filter(one -> one.term().equals(term)).findFirst().orElseThrow();
  }

  @Test
  void sharesComeOutAroundTheTruth() {
    Truth truth = new Truth(1, 1.2, 0.8, 0.3, 0.4);
    Random random = new Random(11);
    double[] sums = new double[TERMS.size()];
    int sweeps = 500;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      double[] found = truth.foundShares(random);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += found[i] / sweeps;
      }
    }
    double[] shares = truth.shares();
    for (int i = 0; i < sums.length; i++) {
      assertThat(sums[i]).as(TERMS.get(i)).isCloseTo(shares[i], within(0.02));
    }
  }

  @Test
  void intervalsHoldTheTruthNineteenTimesOfTwenty() {
    Truth truth = new Truth(1, 0.8, 0, 0.3, 0.6);
    double[] shares = truth.shares();
    Random random = new Random(12);
    int[] held = new int[TERMS.size()];
    int sweeps = 200;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      List<Contribution> found = truth.found(random);
      for (int i = 0; i < held.length; i++) {
        Contribution one = named(found, TERMS.get(i));
        held[i] +=
            one.ci95Low().orElseThrow() <= shares[i] + 1e-12
                    && one.ci95High().orElseThrow() >= shares[i]
                ? 1
                : 0;
      }
    }
    for (int i = 0; i < held.length; i++) {
      // Three standard errors below 95 %.
      assertThat(held[i] / (double) sweeps).as(TERMS.get(i)).isGreaterThan(0.903);
    }
  }

  @Test
  void pureNoiseHasHardlyAnyShareAndRarelyAnythingToFind() {
    Truth truth = new Truth(0, 0, 0, 0, 1);
    Random random = new Random(13);
    int sweeps = 1000;
    int mistaken = 0;
    double share = 0;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      List<Source> sources = sources(truth.design(random));
      mistaken += adjusted(sources).stream().anyMatch(p -> p < 0.05) ? 1 : 0;
      double total = sources.stream().mapToDouble(Source::component).sum();
      share += sources.get(0).component() / total / sweeps;
    }
    // Three standard errors above 5 %.
    assertThat(mistaken / (double) sweeps).isLessThan(0.071);
    assertThat(share).isLessThan(0.02);
  }

  @Test
  void aRandomSearchShowsWhichAxisMovedItAndRarelyOneThatDidNot() {
    Random random = new Random(14);
    int sweeps = 300;
    int found = 0;
    int mistaken = 0;
    for (int sweep = 0; sweep < sweeps; sweep++) {
      List<Source> sources = sources(scattered(random));
      List<Double> p = adjusted(sources);
      for (int i = 0; i < p.size(); i++) {
        Source one = sources.get(i);
        boolean isTrue = one.name().equals("max_lr");
        found += isTrue && p.get(i) < 0.05 ? 1 : 0;
        mistaken += !isTrue && one.kind() != Kind.REST && p.get(i) < 0.05 ? 1 : 0;
      }
    }
    assertThat(found).isGreaterThan(280);
    assertThat(mistaken / (double) sweeps).isLessThan(0.088);
  }

  /** 40 settings with two seeds each; only max_lr counts, along a bent curve. */
  private static Design scattered(Random random) {
    int settings = 40;
    double[] decays = new double[2 * settings];
    double[] rates = new double[2 * settings];
    double[] observed = new double[2 * settings];
    List<String> names = new ArrayList<>();
    for (int i = 0; i < observed.length; i++) {
      decays[i] = i % 2 == 1 ? decays[i - 1] : Math.pow(10, -5 + 3 * random.nextDouble());
      rates[i] = i % 2 == 1 ? rates[i - 1] : Math.pow(10, -2 + 2 * random.nextDouble());
      observed[i] = Math.cos(1.5 * (Math.log10(rates[i]) + 0.7)) + 0.15 * random.nextGaussian();
      names.add("" + i / 2);
    }
    return new Design(
        observed,
        List.of(
            Factor.ofValues(TrialAxis.WEIGHT_DECAY, names).asCurve(List.of(decays)),
            Factor.ofValues(TrialAxis.MAX_LR, names).asCurve(List.of(rates))),
        IntStream.range(0, observed.length).map(i -> i / 2).toArray(),
        IntStream.range(0, observed.length).map(i -> i % 2).toArray());
  }
}
