package io.onecycle.worker.compile;

import java.util.List;
import java.util.Optional;

/** Operations that normalise an example by itself; what they make has its shape. */
public sealed interface Normalisation extends Operation.OfOne {

  /**
   * Layer normalisation (Ba et al., arXiv:1607.06450) of features: less their mean, divided by the
   * root of their (biased) variance, then a gain and a shift. Both parameters have shape
   * [features].
   *
   * @param epsilon added to the variance
   */
  record OfLayer(int input, double epsilon, Parameter gain, Optional<Parameter> shift)
      implements Normalisation {
    @Override
    public List<Parameter> parameters() {
      return shift.map(s -> List.of(gain, s)).orElse(List.of(gain));
    }
  }

  /**
   * Local response normalisation (Krizhevsky et al., 2012) over neighbouring channels: {@code x /
   * (k + α·Σ x²)^β}, the sum over so many channels before it, itself and so many after it.
   *
   * @param reach how many before and after, at least 0
   */
  record OfNeighbours(int input, int reach, double k, double alpha, double beta)
      implements Normalisation {}
}
