package io.onecycle.worker.onednn;

/** A primitive with the tensors it reads and writes; costs no Java memory to run. */
abstract class Call {

  private final String name;
  private final Work work;

  Call(String name, Work work) {
    this.name = name;
    this.work = work;
  }

  abstract void run();

  Work work() {
    return work;
  }

  /** What it does, and which implementation oneDNN has chosen. */
  @Override
  public final String toString() {
    return name;
  }
}
