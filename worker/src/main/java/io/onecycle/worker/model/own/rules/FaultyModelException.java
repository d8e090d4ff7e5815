package io.onecycle.worker.model.own.rules;

import java.util.List;
import java.util.stream.Collectors;

/** A network that cannot be trained as a sweep asks; names every fault that was found. */
public final class FaultyModelException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final transient List<ModelFault> faults;

  public FaultyModelException(String model, List<ModelFault> faults) {
    super(
        faults.stream()
            .map(ModelFault::message)
            .collect(Collectors.joining("; ", "Cannot train " + model + ": ", "")));
    this.faults = List.copyOf(faults);
  }

  /** A single fault. */
  public FaultyModelException(String subject, String problem, String expected) {
    this("the network", List.of(new ModelFault(subject, problem, expected)));
  }

  /** At least one. */
  public List<ModelFault> faults() {
    return faults;
  }
}
