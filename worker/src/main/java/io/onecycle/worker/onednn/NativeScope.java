package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NativeMemoryException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import org.bytedeco.javacpp.Pointer;

/**
 * Native objects that live and die together. JavaCPP frees what it has allocated itself when it is
 * garbage; oneDNN's handles have no owner but this.
 */
final class NativeScope implements AutoCloseable {

  private final List<Runnable> freeing = new ArrayList<>();

  /** Keeps a structure or an array that JavaCPP has allocated. */
  <P extends Pointer> P keep(P pointer) {
    freeing.add(pointer::deallocate);
    return pointer;
  }

  /** Keeps a handle that oneDNN has made. */
  <P extends Pointer> P own(P handle, ToIntFunction<P> destroy) {
    freeing.add(
        () -> {
          Status.check(destroy.applyAsInt(handle), "free a native object");
          handle.deallocate();
        });
    return handle;
  }

  /** Keeps something that has a scope of its own. */
  <C extends NativeOwner> C closing(C owner) {
    freeing.add(owner::close);
    return owner;
  }

  /** Memory of the C heap, zeroed. */
  Pointer memory(long bytes) {
    Pointer memory = Pointer.malloc(bytes);
    if (memory == null || memory.isNull()) {
      throw new OutOfMemoryError("Cannot allocate " + bytes + " bytes of native memory");
    }
    Pointer.memset(memory, 0, bytes);
    freeing.add(() -> Pointer.free(memory));
    return memory;
  }

  /**
   * The same for amounts that matter.
   *
   * @throws NativeMemoryException if the budget does not allow it
   */
  Pointer memory(long bytes, NativeBudget budget) {
    budget.take(bytes);
    freeing.add(() -> budget.giveBack(bytes));
    return memory(bytes);
  }

  /** Frees everything, the latest first. */
  @Override
  public void close() {
    for (int i = freeing.size() - 1; i >= 0; i--) {
      freeing.get(i).run();
    }
    freeing.clear();
  }
}
