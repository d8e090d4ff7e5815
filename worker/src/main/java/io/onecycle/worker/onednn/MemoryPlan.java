package io.onecycle.worker.onednn;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/** Which tensors of a program share memory, and how much it needs; no memory itself. */
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

  private final List<Placed> placed = new ArrayList<>();
  private final IdentityHashMap<Tensor, Region> regions = new IdentityHashMap<>();
  private final List<Region> free = new ArrayList<>();
  private final List<Tensor> scratchpads = new ArrayList<>();
  private long scratchpadBytes;
  private long end;

  /** Gives a tensor memory of its own. */
  Tensor fixed(Tensor tensor) {
    return place(tensor, region(tensor.layout().bytes()));
  }

  /** Gives a tensor memory that others may have had, and may have again once it is recycled. */
  Tensor temporary(Tensor tensor) {
    long bytes = tensor.layout().bytes();
    Region region =
        free.stream()
            .filter(some -> some.bytes >= bytes && some.bytes <= 2 * bytes)
            .min(Comparator.comparingLong(some -> some.bytes))
            .orElseGet(() -> region(bytes));
    free.remove(region);
    return place(tensor, region);
  }

  /** Says that nothing later reads a temporary tensor. */
  void recycle(Tensor tensor) {
    free.add(regions.get(tensor));
  }

  /** Lets a tensor look at the memory of another one. */
  Tensor view(Tensor tensor, Tensor of) {
    return place(tensor, regions.get(of));
  }

  /** Gives a tensor the memory that all scratchpads share: one primitive runs at a time. */
  Tensor scratchpad(Tensor tensor) {
    scratchpads.add(tensor);
    scratchpadBytes = Math.max(scratchpadBytes, tensor.layout().bytes());
    return tensor;
  }

  long bytes() {
    return end + scratchpadBytes + PAGE;
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

  private Region region(long bytes) {
    Region region = new Region(end, (bytes + PAGE - 1) / PAGE * PAGE);
    end += region.bytes + SKEW;
    return region;
  }
}
