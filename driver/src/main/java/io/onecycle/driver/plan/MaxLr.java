package io.onecycle.driver.plan;

import java.util.List;
import java.util.Optional;

/** A value of the axis max_lr, which may depend on weight decay and momentum. */
sealed interface MaxLr {

  /** The learning rates; empty while they are not found. */
  Optional<List<Double>> of(FoundRates found, List<Double> weightDecay, double maxMom);

  /** Given: one value, or one per layer group. */
  record Given(List<Double> rates) implements MaxLr {
    public Given {
      rates = List.copyOf(rates);
    }

    @Override
    public Optional<List<Double>> of(FoundRates found, List<Double> weightDecay, double maxMom) {
      return Optional.of(rates);
    }
  }

  /** So many times what the range test suggests. */
  record Suggested(double factor) implements MaxLr {
    @Override
    public Optional<List<Double>> of(FoundRates found, List<Double> weightDecay, double maxMom) {
      return found.of(weightDecay, maxMom).stream()
          .mapToObj(rate -> List.of(FoundRates.scaled(rate, factor)))
          .findFirst();
    }
  }
}
