package io.onecycle.worker.model.updater;

import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.train.Rates;
import io.onecycle.worker.trial.Optimizer;
import io.onecycle.worker.trial.Training;
import io.onecycle.worker.trial.WeightDecayMode;
import io.onecycle.worker.trial.WeightDecayScope;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * One step of the optimiser over the flat parameter vector.
 *
 * <p>Heavy-ball, as PyTorch: {@code buf = m·buf + g; w −= lr·buf}. Nesterovs, as ND4J's updater of
 * that name: {@code v' = m·v − lr·g; w += (1+m)·v' − m·v}. L2 adds {@code wd·w} to {@code g};
 * decoupled decay subtracts {@code lr·wd·w} from {@code w} (arXiv:1711.05101).
 */
public final class Update implements AutoCloseable {

  /** Neighbours that the optimiser treats alike, as views. */
  private record Run(
      INDArray weights,
      INDArray gradient,
      INDArray buffer,
      INDArray scratch,
      boolean trained,
      boolean decays,
      int group) {}

  private final List<Run> runs = new ArrayList<>();
  private final Optimizer optimizer;
  private final WeightDecayMode mode;
  private final INDArray buffer;
  private final INDArray scratch;

  /**
   * An optimiser with an empty buffer.
   *
   * @param weights flat parameters, changed in place by {@link #apply}
   * @param gradient the flat gradient that every step finds its numbers in
   * @param parameters in the order of the vector, without gaps
   */
  public Update(
      INDArray weights, INDArray gradient, List<Parameter> parameters, Training training) {
    this.optimizer = training.optimizer();
    this.mode = training.weightDecayMode();
    this.buffer = Nd4j.zeros(weights.dataType(), weights.length());
    this.scratch = Nd4j.zeros(weights.dataType(), weights.length());
    for (int from = 0; from < parameters.size(); ) {
      Parameter first = parameters.get(from);
      int to = from + 1;
      while (to < parameters.size() && alike(first, parameters.get(to), training)) {
        to++;
      }
      Parameter last = parameters.get(to - 1);
      var interval = NDArrayIndex.interval(first.offset(), last.offset() + last.length());
      runs.add(
          new Run(
              weights.get(interval),
              gradient.get(interval),
              buffer.get(interval),
              scratch.get(interval),
              first.kind() != Kind.STATISTIC,
              decays(first, training),
              first.group()));
      from = to;
    }
  }

  /** A copy of the buffer, in the order of the parameters. */
  public float[] buffer() {
    return buffer.toFloatVector();
  }

  /** Goes back to a buffer that was copied earlier. */
  public void restore(float[] copy) {
    try (INDArray numbers = Nd4j.createFromArray(copy)) {
      buffer.assign(numbers);
    }
  }

  /** Empties the buffer. */
  public void reset() {
    buffer.assign(0);
  }

  /**
   * Makes one step. The gradient is used up; where running statistics lie, it holds what is to be
   * subtracted from them.
   *
   * @param batchSize the gradient is a sum over so many examples; 1 if it is a mean
   */
  public void apply(Rates rates, int batchSize) {
    for (Run run : runs) {
      if (run.trained()) {
        step(run, rates, batchSize);
      } else {
        run.weights().subi(run.gradient());
      }
    }
  }

  private void step(Run run, Rates rates, int batchSize) {
    double lr = rates.lr().get(run.group());
    double wd = run.decays() ? rates.weightDecay().get(run.group()) : 0;
    INDArray gradient = batchSize == 1 ? run.gradient() : run.gradient().divi(batchSize);
    if (wd != 0 && mode == WeightDecayMode.L2) {
      gradient.addi(run.weights().muli(wd, run.scratch()));
    }
    if (wd != 0 && mode == WeightDecayMode.DECOUPLED) {
      run.weights().muli(1 - lr * wd);
    }
    INDArray buffer = run.buffer();
    double momentum = rates.momentum();
    if (optimizer == Optimizer.SGD) {
      buffer.muli(momentum).addi(gradient);
      run.weights().subi(gradient.assign(buffer).muli(lr));
    } else {
      INDArray before = buffer.muli(momentum, run.scratch());
      buffer.muli(momentum).subi(gradient.muli(lr));
      run.weights().addi(buffer.muli(1 + momentum, gradient)).subi(before);
    }
  }

  private static boolean alike(Parameter a, Parameter b, Training training) {
    return a.group() == b.group()
        && (a.kind() == Kind.STATISTIC) == (b.kind() == Kind.STATISTIC)
        && decays(a, training) == decays(b, training);
  }

  private static boolean decays(Parameter parameter, Training training) {
    return parameter.kind() == Kind.WEIGHT
        || (parameter.kind() == Kind.OFFSET && training.weightDecayScope() == WeightDecayScope.ALL);
  }

  @Override
  public void close() {
    buffer.close();
    scratch.close();
  }
}
