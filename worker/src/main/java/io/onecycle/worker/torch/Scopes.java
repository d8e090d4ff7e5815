package io.onecycle.worker.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/** How long native objects live, and whether autograd watches. */
final class Scopes {

  private Scopes() {}

  /** Does work, and lets go of all native objects that it makes on the calling thread. */
  static <T> T within(Supplier<T> work) {
    PointerScope scope = new PointerScope();
    try {
      return work.get();
    } finally {
      scope.close();
    }
  }

  /** The same, but for the result: that the caller is to release. */
  static Tensor kept(Supplier<Tensor> work) {
    return within(
        () -> {
          Tensor made = work.get();
          made.retainReference();
          return made;
        });
  }

  /** The same, but for the result: that lives as long as what the caller makes. */
  static Tensor handedOut(Supplier<Tensor> work) {
    Tensor made = kept(work);
    PointerScope.getInnerScope().attach(made);
    made.releaseReference();
    return made;
  }

  /** Does work whose gradient nobody will ask for. */
  static <T> T withoutGradient(Supplier<T> work) {
    NoGradGuard guard = new NoGradGuard();
    try {
      return work.get();
    } finally {
      guard.close();
    }
  }

  /** Does work whose gradient nobody will ask for. */
  static void withoutGradient(Runnable work) {
    var unused =
        withoutGradient(
            () -> {
              work.run();
              return true;
            });
  }
}
