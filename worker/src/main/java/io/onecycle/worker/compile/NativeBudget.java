package io.onecycle.worker.compile;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How much memory outside of the heap the trainers of this JVM may take together. Without it a
 * machine would begin to swap, or a container be killed; with it one trial fails and says why.
 */
public final class NativeBudget {

  /** What is left to the operating system, the JVM itself, generated code and the data set. */
  private static final double SHARE = 0.8;

  private static final long MEGABYTE = 1 << 20;

  private long limit;
  private long taken;
  private Runnable reclaim = () -> {};

  /**
   * A budget of its own.
   *
   * @param limit bytes, at least 0
   */
  public NativeBudget(long limit) {
    this.limit = limit;
  }

  /** Four fifths of the machine's (or the container's) memory that the heap cannot have. */
  public static NativeBudget ofThisMachine() {
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long beyondHeap = system.getTotalMemorySize() - Runtime.getRuntime().maxMemory();
    return new NativeBudget((long) (SHARE * Math.max(0, beyondHeap)));
  }

  /** Sets another limit; what is taken already stays taken. */
  public synchronized void limit(long bytes) {
    limit = bytes;
  }

  /** Names what can be asked to give memory back before a request is refused. */
  public synchronized void reclaimingBy(Runnable giveBack) {
    reclaim = giveBack;
  }

  /** Bytes that are taken. */
  public synchronized long taken() {
    return taken;
  }

  /**
   * Takes so many bytes.
   *
   * @throws NativeMemoryException if that is more than is left, also of what nobody uses
   */
  public void take(long bytes) {
    if (!tryTake(bytes)) {
      reclaimer().run();
      if (!tryTake(bytes)) {
        throw refused(bytes);
      }
    }
  }

  /** Gives so many bytes back. */
  public synchronized void giveBack(long bytes) {
    taken -= bytes;
  }

  private synchronized Runnable reclaimer() {
    return reclaim;
  }

  private synchronized boolean tryTake(long bytes) {
    boolean fits = taken + bytes <= limit;
    taken += fits ? bytes : 0;
    return fits;
  }

  private synchronized NativeMemoryException refused(long bytes) {
    return new NativeMemoryException(
        ("The network needs %d MB outside of the heap, and %d of %d MB are left: give the executor"
                + " more (spark.executor.memoryOverhead), make batches smaller, or run fewer trials"
                + " side by side (spark.task.cpus)")
            .formatted(
                (bytes + MEGABYTE - 1) / MEGABYTE,
                Math.max(0, limit - taken) / MEGABYTE,
                limit / MEGABYTE));
  }
}
