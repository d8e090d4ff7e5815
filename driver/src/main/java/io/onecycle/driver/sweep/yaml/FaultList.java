package io.onecycle.driver.sweep.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects every fault of one file, so that all are told at once. */
public final class FaultList {

  private final String file;
  private final List<Fault> faults = new ArrayList<>();

  public FaultList(String file) {
    this.file = Shown.oneLine(file);
  }

  /** Refuses a node; one that is refused already is not refused again. */
  public void add(LocatedNode node, String problem, String expected) {
    if (node instanceof LocatedNode.Refused) {
      return;
    }
    if (node instanceof LocatedNode.Scalar scalar && scalar.isNothing()) {
      missing(node.path(), node.line(), expected);
    } else {
      add(node.path(), node.line(), Shown.of(node), problem, expected);
    }
  }

  public void missing(String path, int line, String expected) {
    add(path, line, "nothing", "given", expected);
  }

  public void add(String path, int line, String value, String problem, String expected) {
    faults.add(new Fault(file, line, path.isEmpty() ? "file" : path, value, problem, expected));
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /** All faults from the first line to the last. */
  public List<Fault> inOrder() {
    return faults.stream().sorted(Comparator.comparingInt(Fault::line)).toList();
  }
}
