package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Normalisation;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.trial.Precision;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The parameters as autograd's leaves. In bfloat16 what is multiplied by is read from a rounded
 * copy of all weights; batch normalisation stays exact.
 */
final class Leaves {

  private final Map<Parameter, Tensor> leaves = new HashMap<>();
  private final ParameterVectors vectors;
  private final List<Parameter> trained;
  private final Structure structure;
  private final Optional<Tensor> rounded;

  /**
   * The leaves of a network.
   *
   * @param kept owns them
   */
  Leaves(Structure structure, ParameterVectors vectors, Precision precision, Kept kept) {
    this.vectors = vectors;
    this.structure = structure;
    this.trained = vectors.trained();
    this.rounded =
        precision == Precision.BFLOAT16
            ? Optional.of(kept.keep(vectors.all().to(ScalarType.BFloat16)))
            : Optional.empty();
    Set<Parameter> exact = exact(structure);
    for (Parameter parameter : structure.parameters()) {
      Tensor vector = exact.contains(parameter) ? vectors.all() : rounded.orElseGet(vectors::all);
      // Its own count of changes: the statistics beside it change while autograd keeps weights.
      Tensor leaf = vectors.shaped(vector, parameter).data();
      leaves.put(parameter, kept.keep(leaf.set_requires_grad(learns(parameter))));
    }
  }

  /** Follows the weights, where what is read is a copy of them. */
  void refresh() {
    rounded.ifPresent(copy -> copy.copy_(vectors.all()));
  }

  Tensor of(Parameter parameter) {
    return leaves.get(parameter);
  }

  private boolean learns(Parameter parameter) {
    return parameter.kind() != Kind.STATISTIC && !structure.isFrozen(parameter);
  }

  /** Puts the gradients of {@code loss} into the vectors; 0 where nothing leads to it. */
  void putGradients(Tensor loss) {
    Tensor[] inputs = trained.stream().filter(this::learns).map(leaves::get).toArray(Tensor[]::new);
    boolean createGraph = false;
    boolean allowUnused = true;
    TensorVector gradients =
        torch.grad(
            new TensorVector(loss),
            new TensorVector(inputs),
            new TensorVector(),
            new BoolOptional(),
            createGraph,
            allowUnused);
    Tensor[] all = new Tensor[trained.size()];
    int next = 0;
    for (int i = 0; i < all.length; i++) {
      Parameter parameter = trained.get(i);
      Tensor gradient = learns(parameter) ? gradients.get(next++) : new Tensor();
      all[i] = gradient.defined() ? gradient : torch.zeros_like(leaves.get(parameter));
    }
    vectors.putGradients(all);
  }

  private static Set<Parameter> exact(Structure structure) {
    Set<Parameter> exact = new HashSet<>();
    for (Operation operation : structure.operations()) {
      if (operation instanceof Operation.BatchNorm || operation instanceof Normalisation) {
        exact.addAll(operation.parameters());
      }
    }
    return exact;
  }
}
