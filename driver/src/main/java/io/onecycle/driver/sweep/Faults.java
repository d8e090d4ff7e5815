package io.onecycle.driver.sweep;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects every fault of one file, so that all are told at once. */
final class Faults {

  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  Faults(String file) {
    this.file = Shown.oneLine(file);
  }

  /** Refuses a node; one that is refused already is not refused again. */
  void add(LocatedNode node, String problem, String expected) {
    if (node instanceof LocatedNode.Refused) {
      return;
    }
    if (node instanceof LocatedNode.Scalar scalar && scalar.isNothing()) {
      missing(node.path(), node.line(), expected);
    } else {
      add(node.path(), node.line(), Shown.of(node), problem, expected);
    }
  }

  void missing(String path, int line, String expected) {
    add(path, line, "nothing", "given", expected);
  }

  void add(String path, int line, String value, String problem, String expected) {
    faults.add(new Fault(file, line, path.isEmpty() ? "file" : path, value, problem, expected));
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  /** All faults from the first line to the last. */
  List<Fault> inOrder() {
    return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
  }
}
