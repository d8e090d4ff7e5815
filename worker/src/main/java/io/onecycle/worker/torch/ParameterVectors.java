package io.onecycle.worker.torch;

import io.onecycle.worker.compile.Coding;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.compile.Structure;
import io.onecycle.worker.trial.Training;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * A network's parameters, gradients and the optimiser's buffer: one vector each, on the device.
 * Trained parameters come first, those that an update treats alike next to each other, and running
 * statistics last: these have neither gradient nor buffer. Convolutions' weights lie channels last.
 */
final class ParameterVectors {

  private final List<Parameter> flat;
  private final Map<Parameter, Long> offsets = new LinkedHashMap<>();
  private final List<ParameterRun> runs = new ArrayList<>();
  private final Tensor weights;
  private final Tensor gradient;
  private final Tensor buffer;

  /**
   * All zeros.
   *
   * @param kept owns the vectors
   */
  ParameterVectors(Structure structure, Training training, Place place, Kept kept) {
    this.flat = structure.parameters();
    Map<ParameterRun.Treatment, List<Parameter>> alike =
        flat.stream()
            .filter(parameter -> parameter.kind() != Kind.STATISTIC)
            .collect(
                Collectors.groupingBy(parameter -> ParameterRun.Treatment.of(parameter, training)));
    long end = 0;
    for (var each :
        alike.entrySet().stream()
            .sorted(Map.Entry.comparingByKey(Comparator.comparing(Record::toString)))
            .toList()) {
      long from = end;
      for (Parameter parameter : each.getValue()) {
        offsets.put(parameter, end);
        end += parameter.length();
      }
      runs.add(new ParameterRun(each.getKey(), from, end - from));
    }
    long trained = end;
    for (Parameter parameter : flat) {
      if (parameter.kind() == Kind.STATISTIC) {
        offsets.put(parameter, end);
        end += parameter.length();
      }
    }
    TensorOptions options =
        new TensorOptions(place.device()).dtype(new ScalarTypeOptional(ScalarType.Float));
    this.weights = kept.keep(torch.zeros(new long[] {end}, options));
    this.gradient = kept.keep(torch.zeros(new long[] {trained}, options));
    this.buffer = kept.keep(torch.zeros(new long[] {trained}, options));
  }

  List<ParameterRun> runs() {
    return runs;
  }

  /** All trained parameters in the order of their vectors. */
  List<Parameter> trained() {
    return offsets.keySet().stream()
        .filter(parameter -> parameter.kind() != Kind.STATISTIC)
        .toList();
  }

  Tensor weights(ParameterRun run) {
    return weights.narrow(0, run.from(), run.length());
  }

  Tensor gradient(ParameterRun run) {
    return gradient.narrow(0, run.from(), run.length());
  }

  Tensor buffer(ParameterRun run) {
    return buffer.narrow(0, run.from(), run.length());
  }

  /** A parameter in its shape, in the memory of its vector. */
  Tensor weights(Parameter parameter) {
    return shaped(weights, parameter);
  }

  /** All weights and statistics, to be cast as one. */
  Tensor all() {
    return weights;
  }

  /** A piece of a vector that lies like {@link #all}, in the parameter's shape. */
  Tensor shaped(Tensor vector, Parameter parameter) {
    Tensor piece = vector.narrow(0, offsets.get(parameter), parameter.length());
    List<Long> shape = parameter.shape();
    return shape.size() == 4
        ? piece.view(shape.get(0), shape.get(2), shape.get(3), shape.get(1)).permute(0, 3, 1, 2)
        : piece.view(shape.stream().mapToLong(Long::longValue).toArray());
  }

  /** Overwrites the gradients, given in the order of {@link #trained}, in the shapes they have. */
  void putGradients(Tensor[] gradients) {
    Tensor[] pieces = new Tensor[gradients.length];
    for (int i = 0; i < gradients.length; i++) {
      Tensor each = gradients[i];
      pieces[i] = (each.dim() == 4 ? each.permute(0, 2, 3, 1) : each).reshape(-1);
    }
    torch.cat_out(gradient, new TensorVector(pieces));
  }

  void clearBuffer() {
    buffer.zero_();
  }

  /** All parameters as the network's flat vector holds them. */
  float[] parameters() {
    float[] numbers = flattened(parameter -> Optional.of(weights(parameter)));
    code(numbers, Coding::encoded);
    return numbers;
  }

  /** The buffer in the same order, 0 at running statistics. */
  float[] bufferNumbers() {
    return flattened(
        parameter ->
            parameter.kind() == Kind.STATISTIC
                ? Optional.empty()
                : Optional.of(shaped(buffer, parameter)));
  }

  /** Takes over copies of both, as the network's flat vector holds them. */
  void restore(float[] parameterNumbers, float[] bufferNumbers, Place place) {
    float[] decoded = parameterNumbers.clone();
    code(decoded, Coding::decoded);
    Tensor parameters = HostNumbers.tensor(decoded, place);
    Tensor buffers = HostNumbers.tensor(bufferNumbers, place);
    for (Parameter parameter : flat) {
      weights(parameter).copy_(inFlat(parameters, parameter));
      if (parameter.kind() != Kind.STATISTIC) {
        shaped(buffer, parameter).copy_(inFlat(buffers, parameter));
      }
    }
  }

  private float[] flattened(Function<Parameter, Optional<Tensor>> piece) {
    long length = flat.stream().mapToLong(Parameter::length).sum();
    Tensor all = torch.zeros_like(weights.narrow(0, 0, 1)).repeat(length);
    for (Parameter parameter : flat) {
      piece.apply(parameter).ifPresent(numbers -> inFlat(all, parameter).copy_(numbers));
    }
    return HostNumbers.of(all.cpu());
  }

  /** Where a parameter is in the network's flat vector, in its shape. */
  private static Tensor inFlat(Tensor all, Parameter parameter) {
    return all.as_strided(
        parameter.shape().stream().mapToLong(Long::longValue).toArray(),
        parameter.strides().stream().mapToLong(Long::longValue).toArray(),
        new LongOptional(parameter.offset()));
  }

  private void code(float[] numbers, Rewriting rewriting) {
    for (Parameter parameter : flat) {
      if (parameter.coding() != Coding.PLAIN) {
        for (long i = 0; i < parameter.length(); i++) {
          int place = Math.toIntExact(parameter.place(i));
          numbers[place] = (float) rewriting.of(parameter.coding(), numbers[place]);
        }
      }
    }
  }

  @FunctionalInterface
  private interface Rewriting {
    double of(Coding coding, double number);
  }
}
