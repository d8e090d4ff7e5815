package io.onecycle.worker.nativeops;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter.Kind;
import io.onecycle.worker.compile.Structure;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Where the gradient of each value lives in the backward pass, and who writes it how. A gradient
 * needs its memory only from its first writer to its reader, so a few pieces serve all values.
 */
final class GradientPlan {

  /** What an operation does with the gradient of one of its inputs. */
  enum Write {
    /** Nobody needs it. */
    NONE,
    /** It is the gradient of the output, in the same memory: a sum hands it on. */
    SHARE,
    /** It is put there. */
    PUT,
    /** It is added to what another reader of the value put there. */
    ADD
  }

  private final boolean[] needed;
  private final int[] piece;
  private final List<List<Write>> writes = new ArrayList<>();
  private final List<Integer> sizes = new ArrayList<>();
  private final List<Integer> users = new ArrayList<>();

  GradientPlan(Structure structure) {
    List<Operation> operations = structure.operations();
    List<Shape> shapes = structure.shapes();
    needed = needed(operations);
    piece = new int[shapes.size()];
    int[] readers = readers(operations);
    BitSet begun = new BitSet();
    piece[operations.size()] = take(shapes.get(operations.size()).size());
    for (int i = operations.size() - 1; i >= 0; i--) {
      Operation operation = operations.get(i);
      List<Write> ofInputs = new ArrayList<>();
      for (int v : operation.inputs()) {
        if (!needed[v]) {
          ofInputs.add(Write.NONE);
        } else if (operation instanceof Operation.Add && readers[v] == 1) {
          piece[v] = piece[i + 1];
          users.set(piece[v], users.get(piece[v]) + 1);
          ofInputs.add(Write.SHARE);
        } else if (begun.get(v)) {
          ofInputs.add(Write.ADD);
        } else {
          begun.set(v);
          piece[v] = take(shapes.get(v).size());
          ofInputs.add(Write.PUT);
        }
      }
      writes.add(0, List.copyOf(ofInputs));
      if (needed[i + 1]) {
        users.set(piece[i + 1], users.get(piece[i + 1]) - 1);
      }
    }
  }

  /** Whether a trained parameter lies before value {@code v}. */
  boolean needed(int v) {
    return needed[v];
  }

  /** Which piece of memory holds the gradient of value {@code v}, which is needed. */
  int piece(int v) {
    return piece[v];
  }

  /** What operation {@code i} does with the gradient of its input at {@code position}. */
  Write write(int i, int position) {
    return writes.get(i).get(position);
  }

  /** The size of each piece in numbers an example. */
  List<Integer> sizes() {
    return List.copyOf(sizes);
  }

  private int take(int size) {
    int free = users.indexOf(0);
    if (free < 0) {
      users.add(1);
      sizes.add(size);
      return users.size() - 1;
    }
    users.set(free, 1);
    sizes.set(free, Math.max(size, sizes.get(free)));
    return free;
  }

  private static boolean[] needed(List<Operation> operations) {
    boolean[] needed = new boolean[operations.size() + 1];
    for (int i = 0; i < operations.size(); i++) {
      Operation operation = operations.get(i);
      needed[i + 1] =
          operation.parameters().stream().anyMatch(p -> p.kind() != Kind.STATISTIC)
              || operation.inputs().stream().anyMatch(v -> needed[v]);
    }
    return needed;
  }

  private static int[] readers(List<Operation> operations) {
    int[] readers = new int[operations.size() + 1];
    operations.forEach(operation -> operation.inputs().forEach(v -> readers[v]++));
    return readers;
  }
}
