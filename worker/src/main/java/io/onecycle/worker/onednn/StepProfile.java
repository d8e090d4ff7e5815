package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_sgemm;

import io.onecycle.worker.compile.NativeBudget;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Training;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** Where the time of a training step goes: each primitive timed by itself. */
public final class StepProfile {

  /** Sizes of the product that says what a core can do. */
  private static final int SIDE = 768;

  private static final int PRODUCTS = 20;

  /**
   * A primitive of the step.
   *
   * @param name what it does, and oneDNN's implementation of it
   * @param tensors what it reads and makes
   * @param milliseconds the least of all rounds
   * @param operations floating-point operations of a weighted sum, else 0
   */
  public record Line(String name, String tensors, double milliseconds, double operations) {

    /** Billions of floating-point operations a second; 0 where they are not counted. */
    public double gigaflops() {
      return operations / milliseconds / 1e6;
    }
  }

  private StepProfile() {}

  /**
   * Trains a step, then times its primitives in their order, so often.
   *
   * @param batch as large as {@code training} says
   * @param rates of the one step
   * @param rounds at least 1
   * @throws NotCoveredException if the network is not compiled
   */
  public static List<Line> of(
      Structure structure, Training training, Batch batch, Rates rates, int rounds)
      throws NotCoveredException {
    OneDnnTrainer trainer =
        OneDnnTrainer.create(structure, training, NativeBudget.ofThisMachine(), Canaries.off());
    try (trainer) {
      trainer.step(batch, rates);
      List<Call> calls = trainer.calls(batch.size());
      long[] least = new long[calls.size()];
      Arrays.fill(least, Long.MAX_VALUE);
      for (int round = 0; round < rounds; round++) {
        for (int i = 0; i < least.length; i++) {
          least[i] = Math.min(least[i], nanos(calls.get(i)));
        }
      }
      List<Line> lines = new ArrayList<>();
      for (int i = 0; i < least.length; i++) {
        Work work = calls.get(i).work();
        lines.add(
            new Line(calls.get(i).toString(), work.tensors(), least[i] / 1e6, work.operations()));
      }
      return lines;
    }
  }

  /** What a core reaches in a product of two matrices that fit its cache, in GFLOP/s. */
  public static double peak() {
    Engine.shared();
    long length = (long) SIDE * SIDE;
    try (FloatPointer a = new FloatPointer(length);
        FloatPointer b = new FloatPointer(length);
        FloatPointer c = new FloatPointer(length)) {
      a.put(new float[SIDE * SIDE]);
      b.put(new float[SIDE * SIDE]);
      long least = Long.MAX_VALUE;
      for (int i = 0; i < PRODUCTS; i++) {
        long start = System.nanoTime();
        Status.check(
            dnnl_sgemm((byte) 'N', (byte) 'N', SIDE, SIDE, SIDE, 1, a, SIDE, b, SIDE, 0, c, SIDE),
            "multiply");
        least = Math.min(least, System.nanoTime() - start);
      }
      return 2.0 * length * SIDE / least;
    }
  }

  private static long nanos(Call call) {
    long start = System.nanoTime();
    call.run();
    return System.nanoTime() - start;
  }
}
