package io.onecycle.worker.onednn;

/** A call that is followed by a look at all guard bytes. */
final class GuardedCall extends Call {

  private final Call call;
  private final Canaries canaries;

  GuardedCall(Call call, Canaries canaries) {
    super(call.toString(), call.work());
    this.call = call;
    this.canaries = canaries;
  }

  @Override
  void run() {
    call.run();
    canaries.check(toString());
  }
}
