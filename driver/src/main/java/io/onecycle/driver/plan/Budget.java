package io.onecycle.driver.plan;

import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.driver.sweep.VerdictSeeds;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.Trial;
import java.util.List;
import java.util.Optional;

/**
 * What a sweep takes at most.
 *
 * @param rungs the trials of each length, the full length last
 * @param studies how many weight decays are searched each for itself; 1 where all compete
 * @param verdict the trials of those settings that are chosen, with fresh seeds; empty where the
 *     sweep has none, or nothing to choose
 * @param judged how many settings fresh seeds judge, or would: one of each weight decay, say
 */
public record Budget(List<Share> rungs, int studies, Optional<Share> verdict, int judged) {

  /**
   * The trials of one length.
   *
   * @param epochs of each
   * @param settings of all weight decays together
   * @param seeds each setting is trained with
   * @param iterations of each; empty where there are no trials, or data is not staged yet
   */
  public record Share(int epochs, int settings, List<Long> seeds, Optional<Integer> iterations) {
    public Share {
      seeds = List.copyOf(seeds);
    }

    /** Settings times seeds. */
    public int trials() {
      return settings * seeds.size();
    }

    private long total() {
      return (long) trials() * iterations.orElse(0);
    }
  }

  public Budget {
    rungs = List.copyOf(rungs);
  }

  /** The budget of {@code spec}, before anything is known. */
  public static Budget of(SweepSpec spec) {
    List<Study> studies = Study.of(spec, candidate -> Optional.empty());
    int each = studies.get(0).total();
    List<Long> ranking =
        spec.search().map(search -> Searching.seeds(spec, search)).orElse(List.of());
    List<Share> rungs =
        Rung.of(spec, each).stream()
            .map(
                rung ->
                    new Share(
                        rung.epochs(),
                        rung.settings() * studies.size(),
                        rung.isLast() ? spec.seeds() : ranking,
                        example(spec, studies, rung)
                            .filter(trial -> !(trial.data() instanceof DataSpec.Unstaged))
                            .map(Iterations::of)))
            .toList();
    Share full = rungs.get(rungs.size() - 1);
    int judged = judged(spec, full.settings());
    return new Budget(
        rungs,
        studies.size(),
        spec.verdict()
            .filter(verdict -> rungs.get(0).settings() > judged)
            .map(
                verdict ->
                    new Share(full.epochs(), judged, spec.verdictSeeds(), full.iterations())),
        judged);
  }

  /** Of so many settings at full length, those that fresh seeds judge, or would. */
  private static int judged(SweepSpec spec, int settings) {
    VerdictSeeds verdict = spec.verdict().orElseGet(() -> VerdictSeeds.usual(spec.grid()));
    return (int) Math.min(verdict.most(spec.grid()), settings);
  }

  /** The trials of full length. */
  public Share full() {
    return rungs.get(rungs.size() - 1);
  }

  /** All trials. */
  public int trials() {
    return rungs.stream().mapToInt(Share::trials).sum() + verdict.map(Share::trials).orElse(0);
  }

  /** The iterations of all trials. */
  public long iterations() {
    return rungs.stream().mapToLong(Share::total).sum() + verdict.map(Share::total).orElse(0L);
  }

  /** The iterations of all settings at full length with all seeds, and of the verdict. */
  public long iterationsWithoutHalving() {
    return (long) rungs.get(0).settings() * full().seeds().size() * full().iterations().orElse(0)
        + verdict.map(Share::total).orElse(0L);
  }

  private static Optional<Trial> example(SweepSpec spec, List<Study> studies, Rung rung) {
    return studies.stream()
        .flatMap(study -> study.candidates().stream())
        .flatMap(candidate -> candidate.setting(FoundRates.ASSUMED).stream())
        .map(setting -> rung.trial(spec, setting, spec.seeds().get(0)))
        .findFirst();
  }
}
