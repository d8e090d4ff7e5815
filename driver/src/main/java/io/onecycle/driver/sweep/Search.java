package io.onecycle.driver.sweep;

import java.util.Optional;

/**
 * How a sweep looks beyond its grid.
 *
 * @param sampler which settings are tried; empty if all of the grid are
 * @param halving which of them are trained for how long; empty if all are trained at full length
 * @param seeds settings are ranked by their scores with the first so many seeds; at least 1
 */
public record Search(Optional<SamplerSpec> sampler, Optional<Halving> halving, int seeds) {

  /** Whether what is asked for depends on results. */
  public boolean isAdaptive() {
    return halving.isPresent() || sampler.filter(SamplerSpec.Tpe.class::isInstance).isPresent();
  }
}
