package io.onecycle.worker.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Which tensors of a program share memory, and how much it needs; no memory itself. Where canaries
 * are on, none share any, and there are some between them.
 */
final class MemoryPlan {

  private static final long PAGE = 4096;

  /** Tensors that begin a whole number of pages apart fight for the same lines of the cache. */
  private static final long SKEW = 256;

  private static final class Region {
    private final long offset;
    private final long bytes;

    Region(long offset, long bytes) {
      this.offset = offset;
      this.bytes = bytes;
    }
  }

  private record Placed(Tensor tensor, Region region) {}

  private final Canaries canaries;
  private final List<Placed> placed = new ArrayList<>();
  private final IdentityHashMap<Tensor, Region> regions = new IdentityHashMap<>();
  private final List<Region> free = new ArrayList<>();
  private final List<Tensor> scratchpads = new ArrayList<>();
  private final List<GuardedBlock.Buffer> buffers = new ArrayList<>();
  private long scratchpadBytes;
  private long end;

  MemoryPlan(Canaries canaries) {
    this.canaries = canaries;
  }

  /** Gives a tensor memory of its own. */
  Tensor fixed(Tensor tensor) {
    return place(tensor, region("a tensor of " + tensor.layout(), tensor.layout().bytes()));
  }

  /** Gives a tensor memory that others may have had, and may have again once it is recycled. */
  Tensor temporary(Tensor tensor) {
    long bytes = tensor.layout().bytes();
    Region region =
        free.stream()
            .filter(some -> some.bytes >= bytes && some.bytes <= 2 * bytes)
            .min(Comparator.comparingLong(some -> some.bytes))
            .orElseGet(() -> region("a temporary tensor of " + tensor.layout(), bytes));
    free.remove(region);
    return place(tensor, region);
  }

  /** Says that nothing later reads a temporary tensor. */
  void recycle(Tensor tensor) {
    if (!canaries.areOn()) {
      free.add(regions.get(tensor));
    }
  }

  /** Lets a tensor look at the memory of another one. */
  Tensor view(Tensor tensor, Tensor of) {
    return place(tensor, regions.get(of));
  }

  /** Whether a tensor is one of this plan's, rather than a parameter. */
  boolean has(Tensor tensor) {
    return regions.containsKey(tensor);
  }

  /** Whether one of two tensors is a look at the other's memory. */
  boolean isShared(Tensor tensor, Tensor other) {
    return regions.get(tensor) != null && regions.get(tensor) == regions.get(other);
  }

  /** Gives a tensor the memory that all scratchpads share: one primitive runs at a time. */
  Tensor scratchpad(Tensor tensor, String of) {
    if (canaries.areOn()) {
      return place(tensor, region("the scratchpad of " + of, tensor.layout().bytes()));
    }
    scratchpads.add(tensor);
    scratchpadBytes = Math.max(scratchpadBytes, tensor.layout().bytes());
    return tensor;
  }

  long bytes() {
    return end + scratchpadBytes + PAGE + canaries.behind();
  }

  /** The memory that the plan was bound to, with canaries between the tensors. */
  GuardedBlock guarded(Pointer memory) {
    return canaries.block(memory, bytes(), buffers(memory));
  }

  private List<GuardedBlock.Buffer> buffers(Pointer memory) {
    long base = base(memory);
    return buffers.stream()
        .map(each -> new GuardedBlock.Buffer(each.name(), base + each.offset(), each.bytes()))
        .toList();
  }

  /** Puts all tensors into memory of at least {@link #bytes()}. */
  void bind(Pointer memory) {
    long base = base(memory);
    for (Placed each : placed) {
      each.tensor().bind(at(memory, base + each.region().offset));
    }
    for (Tensor scratchpad : scratchpads) {
      scratchpad.bind(at(memory, base + end));
    }
  }

  /** Takes memory of its own for a plan that shares none with others. */
  void take(NativeScope scope, String name) {
    Pointer memory = scope.memory(name, bytes());
    bind(memory);
    scope.guard(memory, bytes(), buffers(memory));
  }

  /** Where a tensor is, in memory that the plan was bound to. */
  Pointer placeOf(Tensor tensor, Pointer memory) {
    return at(memory, base(memory) + regions.get(tensor).offset);
  }

  private static long base(Pointer memory) {
    return (PAGE - memory.address() % PAGE) % PAGE;
  }

  static Pointer at(Pointer memory, long offset) {
    return new BytePointer(memory).getPointer(offset);
  }

  private Tensor place(Tensor tensor, Region region) {
    placed.add(new Placed(tensor, region));
    regions.put(tensor, region);
    return tensor;
  }

  private Region region(String name, long bytes) {
    Region region = new Region(end + canaries.between(), (bytes + PAGE - 1) / PAGE * PAGE);
    end = region.offset + region.bytes + SKEW;
    if (canaries.areOn()) {
      buffers.add(new GuardedBlock.Buffer(name, region.offset, bytes));
    }
    return region;
  }
}
