package io.onecycle.worker.torch;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Pointer;

/** Native objects that outlive the scope they are made in. */
final class Kept implements AutoCloseable {

  private final List<Pointer> all = new ArrayList<>();

  <T extends Pointer> T keep(T pointer) {
    pointer.retainReference();
    all.add(pointer);
    return pointer;
  }

  @Override
  public void close() {
    all.forEach(Pointer::releaseReference);
    all.clear();
  }
}
