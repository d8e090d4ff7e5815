package io.onecycle.worker.nativeops;

import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/** A native operation with all its arguments, ready to be run again and again. */
final class NativeCall implements Runnable {

  private final DynamicCustomOp operation;

  private NativeCall(DynamicCustomOp operation) {
    this.operation = operation;
  }

  static Builder of(String name) {
    return new Builder(name);
  }

  @Override
  public void run() {
    Nd4j.getExecutioner().exec(operation);
  }

  /** Collects the arguments in the order that the native operation has them. */
  static final class Builder {

    private final DynamicCustomOp operation;

    private Builder(String name) {
      operation = DynamicCustomOp.builder(name).build();
    }

    Builder reads(INDArray... arrays) {
      operation.addInputArgument(arrays);
      return this;
    }

    Builder reads(List<INDArray> arrays) {
      return reads(arrays.toArray(INDArray[]::new));
    }

    Builder integers(long... numbers) {
      operation.addIArgument(numbers);
      return this;
    }

    Builder numbers(double... numbers) {
      operation.addTArgument(numbers);
      return this;
    }

    /** Into arrays that exist: nothing is allocated for results. */
    NativeCall into(INDArray... arrays) {
      operation.addOutputArgument(arrays);
      return new NativeCall(operation);
    }

    NativeCall into(List<INDArray> arrays) {
      return into(arrays.toArray(INDArray[]::new));
    }
  }
}
