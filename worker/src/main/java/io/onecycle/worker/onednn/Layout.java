package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_blocked;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_equal;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_get_size;
import static org.bytedeco.dnnl.global.dnnl.dnnl_memory_desc_query;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_data_type;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_dims;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_format_kind;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_blks;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_idxs;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_inner_nblks_s32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_ndims_s32;
import static org.bytedeco.dnnl.global.dnnl.dnnl_query_strides;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * Where each number of a tensor lies in memory.
 *
 * @param descriptor oneDNN's own
 */
record Layout(dnnl_memory_desc descriptor) {

  /** Sizes, the batch first. */
  long[] sizes() {
    return numbers(dnnl_query_dims);
  }

  /** With the padding that blocks need. */
  long bytes() {
    return dnnl_memory_desc_get_size(descriptor);
  }

  boolean sameAs(Layout other) {
    return dnnl_memory_desc_equal(descriptor, other.descriptor) != 0;
  }

  /**
   * Whether each number has the same place in another layout: the channels of one block are
   * neighbours, as they are where channels are last.
   */
  boolean hasPlacesOf(Layout other) {
    return sameAs(other)
        || (type() == other.type()
            && Arrays.equals(sizes(), other.sizes())
            && isPixelByPixel()
            && other.isPixelByPixel());
  }

  private boolean isPixelByPixel() {
    return isChannelsLast()
        || (isOfNumbers()
            && number(dnnl_query_ndims_s32) == 4
            && number(dnnl_query_inner_nblks_s32) == 1
            && numbers(dnnl_query_inner_idxs, 1)[0] == 1
            && numbers(dnnl_query_inner_blks, 1)[0] == sizes()[1]);
  }

  /** oneDNN's number for the type of its numbers. */
  int type() {
    return number(dnnl_query_data_type);
  }

  /** Whether each number lies somewhere as it is, rather than transformed. */
  boolean isOfNumbers() {
    return number(dnnl_query_format_kind) == dnnl_blocked;
  }

  /** Whether the channels of a pixel are neighbours, in no blocks. */
  boolean isChannelsLast() {
    return isOfNumbers()
        && number(dnnl_query_ndims_s32) > 2
        && number(dnnl_query_inner_nblks_s32) == 0
        && numbers(dnnl_query_strides)[1] == 1;
  }

  /** Whether blocks have room for more channels than there are. */
  boolean isPadded() {
    long numbers = Arrays.stream(sizes()).reduce(1, Math::multiplyExact);
    return numbers * (type() == dnnl_bf16 ? Short.BYTES : Float.BYTES) != bytes();
  }

  @Override
  public String toString() {
    return Arrays.stream(sizes()).mapToObj(String::valueOf).collect(Collectors.joining("×"))
        + order();
  }

  /** How channels lie, where there are several orders. */
  private String order() {
    if (!isOfNumbers() || number(dnnl_query_ndims_s32) != 4) {
      return "";
    }
    int blocks = number(dnnl_query_inner_nblks_s32);
    if (blocks == 0) {
      return isChannelsLast() ? " nhwc" : " nchw";
    }
    return " " + numbers(dnnl_query_inner_blks, blocks)[0] + "c";
  }

  private int number(int what) {
    try (IntPointer answer = new IntPointer(1)) {
      Status.check(dnnl_memory_desc_query(descriptor, what, answer), "look at a layout");
      return answer.get();
    }
  }

  /** One for each dimension. */
  private long[] numbers(int what) {
    return numbers(what, number(dnnl_query_ndims_s32));
  }

  private long[] numbers(int what, int count) {
    long[] numbers = new long[count];
    try (PointerPointer<LongPointer> answer = new PointerPointer<>(1)) {
      Status.check(dnnl_memory_desc_query(descriptor, what, answer), "look at a layout");
      answer.get(LongPointer.class, 0).get(numbers);
    }
    return numbers;
  }
}
