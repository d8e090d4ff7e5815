package io.onecycle.worker.onednn;

import io.onecycle.worker.compile.Coding;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Structure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** Copies of a parameter store's vectors in the network's own order and row-major layouts. */
final class StateTransfer implements NativeOwner {

  /** The calls that move one parameter between its layout and the staging place. */
  private record Route(
      Parameter parameter,
      Call readWeights,
      Call writeWeights,
      Call readBuffer,
      Call writeBuffer) {}

  private final Primitives primitives;
  private final NativeScope scope;
  private final List<Route> routes = new ArrayList<>();
  private final FloatPointer staging;
  private final int count;

  StateTransfer(Structure structure, ParameterStore store, Canaries canaries) {
    primitives = new Primitives(canaries);
    scope = new NativeScope(canaries);
    count = structure.parameterCount();
    long longest = structure.parameters().stream().mapToLong(Parameter::length).max().orElse(0);
    Pointer place = scope.memory("staging place of parameters", longest * Float.BYTES);
    staging = new FloatPointer(place);
    MemoryPlan scratch = new MemoryPlan(canaries);
    for (Parameter parameter : structure.parameters()) {
      Tensor weights = store.weights(parameter);
      int dimensions = weights.layout().sizes().length;
      Tensor plain = primitives.tensor(primitives.plain(parameter, dimensions));
      plain.bind(place);
      Tensor buffer = store.buffer(parameter);
      routes.add(
          new Route(
              parameter,
              primitives.reorder(weights, plain, scratch),
              primitives.reorder(plain, weights, scratch),
              primitives.reorder(buffer, plain, scratch),
              primitives.reorder(plain, buffer, scratch)));
    }
    scratch.take(scope, "scratchpads of state transfer");
    primitives.built();
  }

  float[] parameters() {
    float[] all = new float[count];
    for (Route route : routes) {
      route.readWeights().run();
      staging.get(all, offset(route), length(route));
      coded(route, all, route.parameter().coding()::encoded);
    }
    return all;
  }

  float[] buffer() {
    float[] all = new float[count];
    for (Route route : routes) {
      if (route.parameter().kind() != Parameter.Kind.STATISTIC) {
        route.readBuffer().run();
        staging.get(all, offset(route), length(route));
      }
    }
    return all;
  }

  void restore(float[] parameters, float[] buffer) {
    float[] decoded = parameters.clone();
    for (Route route : routes) {
      coded(route, decoded, route.parameter().coding()::decoded);
      staging.put(decoded, offset(route), length(route));
      route.writeWeights().run();
      staging.put(buffer, offset(route), length(route));
      route.writeBuffer().run();
    }
  }

  @Override
  public void close() {
    primitives.close();
    scope.close();
  }

  private static void coded(Route route, float[] all, DoubleUnaryOperator coding) {
    if (route.parameter().coding() != Coding.PLAIN) {
      int end = offset(route) + length(route);
      for (int i = offset(route); i < end; i++) {
        all[i] = (float) coding.applyAsDouble(all[i]);
      }
    }
  }

  private static int offset(Route route) {
    return Math.toIntExact(route.parameter().offset());
  }

  private static int length(Route route) {
    return Math.toIntExact(route.parameter().length());
  }
}
