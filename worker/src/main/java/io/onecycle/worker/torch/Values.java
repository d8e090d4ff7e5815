package io.onecycle.worker.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.bytedeco.pytorch.Tensor;

/**
 * The values of one pass, each let go of behind its last reader: what the gradient needs of it,
 * autograd keeps.
 */
final class Values implements AutoCloseable {

  private final Map<Integer, Tensor> all = new HashMap<>();
  private final List<Integer> lastReaders;

  /** No values yet, of a network whose values are read last by these layers. */
  Values(List<Integer> lastReaders) {
    this.lastReaders = lastReaders;
  }

  Tensor at(int v) {
    return all.get(v);
  }

  /** Puts what {@code making} makes, and lets go of all else that it makes on the way. */
  void put(int v, Supplier<Tensor> making) {
    all.put(v, Scopes.kept(making));
    for (int each : new ArrayList<>(all.keySet())) {
      if (v > 0 && lastReaders.get(each) == v - 1) {
        all.remove(each).releaseReference();
      }
    }
  }

  @Override
  public void close() {
    all.values().forEach(Tensor::releaseReference);
    all.clear();
  }
}
