package io.onecycle.worker.model.own.rules;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a network, so that all of it is told at once. */
final class ModelFaults {

  private final List<ModelFault> faults = new ArrayList<>();

  void unless(boolean holds, String subject, String problem, String expected) {
    if (!holds) {
      faults.add(new ModelFault(subject, problem, expected));
    }
  }

  void add(FaultyModelException e) {
    faults.addAll(e.faults());
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  List<ModelFault> all() {
    return List.copyOf(faults);
  }
}
