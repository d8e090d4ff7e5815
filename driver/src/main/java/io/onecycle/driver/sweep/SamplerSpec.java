package io.onecycle.driver.sweep;

/** Where settings come from that no grid lists. */
public sealed interface SamplerSpec {

  /** How many settings are tried: of each weight decay, where these are given; else of all. */
  int settings();

  /** Fixes the proposals. */
  long seed();

  /** The name in sweep files. */
  String name();

  /** Independent uniform points. */
  record Random(int settings, long seed) implements SamplerSpec {
    @Override
    public String name() {
      return "random";
    }
  }

  /** A scrambled Sobol' sequence. */
  record Sobol(int settings, long seed) implements SamplerSpec {
    @Override
    public String name() {
      return "sobol";
    }
  }

  /**
   * The tree-structured Parzen estimator.
   *
   * @param startup how many of the settings do not depend on results yet, at least 2
   * @param parallel how many settings are tried at once, at least 1
   */
  record Tpe(int settings, long seed, int startup, int parallel) implements SamplerSpec {
    @Override
    public String name() {
      return "tpe";
    }
  }
}
