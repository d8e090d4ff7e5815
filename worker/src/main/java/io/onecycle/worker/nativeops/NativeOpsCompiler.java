package io.onecycle.worker.nativeops;

import io.onecycle.worker.compile.Compiler;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.PlainOperations;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.trial.Training;
import java.util.HashSet;
import java.util.Set;

/**
 * Compiles for whatever ND4J backend is on the class path. Does not cover padding that differs from
 * side to side other than that of mode Same, parameters that two operations share, and values that
 * nobody reads.
 */
public final class NativeOpsCompiler implements Compiler {

  @Override
  public Trainer compile(Structure structure, Training training) throws NotCoveredException {
    PlainOperations.require(structure);
    Set<Integer> read = new HashSet<>();
    Set<Parameter> parameters = new HashSet<>();
    for (Operation operation : structure.operations()) {
      read.addAll(operation.inputs());
      for (Parameter parameter : operation.parameters()) {
        if (!parameters.add(parameter)) {
          throw new NotCoveredException("two operations share " + parameter);
        }
      }
    }
    for (int v = 1; v < structure.operations().size(); v++) {
      if (!read.contains(v)) {
        throw new NotCoveredException("nobody reads " + structure.operations().get(v - 1));
      }
    }
    return new NativeOpsTrainer(structure, training);
  }
}
