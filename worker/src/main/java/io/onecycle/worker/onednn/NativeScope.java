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
  private final Canaries canaries;

  /** A scope whose memory is not guarded. */
  NativeScope() {
    this(Canaries.off());
  }

  NativeScope(Canaries canaries) {
    this.canaries = canaries;
  }

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

  /** Memory of the C heap, zeroed; the name is for saying what was overrun. */
  Pointer memory(String name, long bytes) {
    long around = canaries.around();
    long all = bytes + 2 * around;
    Pointer memory = Pointer.malloc(all);
    if (memory == null || memory.isNull()) {
      throw new OutOfMemoryError("Cannot allocate " + bytes + " bytes of native memory");
    }
    Pointer.memset(memory, 0, all);
    freeing.add(() -> Pointer.free(memory));
    guard(memory, all, List.of(new GuardedBlock.Buffer("the " + name, around, bytes)));
    return around == 0 ? memory : MemoryPlan.at(memory, around);
  }

  /** Guards what is not a buffer of some memory, as long as this lives, where canaries are on. */
  void guard(Pointer memory, long bytes, List<GuardedBlock.Buffer> buffers) {
    if (canaries.areOn()) {
      GuardedBlock block = canaries.watch(memory, bytes, buffers);
      freeing.add(() -> canaries.forget(block));
    }
  }

  /**
   * The same for amounts that matter.
   *
   * @throws NativeMemoryException if the budget does not allow it
   */
  Pointer memory(String name, long bytes, NativeBudget budget) {
    budget.take(bytes);
    freeing.add(() -> budget.giveBack(bytes));
    return memory(name, bytes);
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
