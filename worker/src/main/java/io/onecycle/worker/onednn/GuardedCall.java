package io.onecycle.worker.onednn;

/** A call that is followed by a look at all guard bytes. */
final class GuardedCall extends Call {

  private final Canaries canaries;

  GuardedCall(Call call, Canaries canaries) {
    super(call);
    this.canaries = canaries;
  }

  @Override
  void run() {
    super.run();
    canaries.check(toString());
  }
}
