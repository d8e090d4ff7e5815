package io.onecycle.worker.onednn.winograd;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is used of oneDNN 2.5.2's C interface. The numbers are those of its header, and differ from
 * a newer one's.
 */
@SuppressWarnings("checkstyle:MethodName") // these are the names in the library
final class OldOneDnn {

  static final int FORWARD_TRAINING = 64;
  static final int FORWARD_INFERENCE = 96;
  static final int FLOAT32 = 3;
  static final int WINOGRAD = 2;
  static final int RELU = 31;
  static final int VECTOR = 2;
  static final int CHANNELS_IN_16 = 69;
  static final int WEIGHTS_16_IN_16_OUT = 70;
  static final int WEIGHTS_16_OUT_16_IN = 66;
  static final int IMPLEMENTATION = 8;
  static final int SCRATCHPAD = 136;
  static final int SCRATCHPAD_OF_USER = 1;
  static final int TENSOR_BYTES = 696;
  static final int CONVOLUTION_BYTES = 5976;
  static final int ARGUMENT_BYTES = 16;

  private static final String RESOURCE = "/io/onecycle/native/%s/libdnnl.so.2";
  private static final int CPU = 1;
  private static final int IN_ORDER = 1;

  /** So that its symbols are nobody else's: the newer library's have the same names. */
  private static final int LAZY_AND_LOCAL = 1;

  private static final Logger LOG = LoggerFactory.getLogger(OldOneDnn.class);
  private static final Optional<OldOneDnn> SHARED = load();

  private final Pointer engine;
  private final Pointer stream;

  private OldOneDnn(Pointer engine, Pointer stream) {
    this.engine = engine;
    this.stream = stream;
  }

  /** The library, loaded once; empty where there is none for this platform. */
  static Optional<OldOneDnn> shared() {
    return SHARED;
  }

  Pointer engine() {
    return engine;
  }

  Pointer stream() {
    return stream;
  }

  /** What a function writes through a pointer to a pointer; it must succeed. */
  static Pointer made(String what, Maker maker) {
    PointerByReference place = new PointerByReference();
    check(maker.make(place), what);
    return place.getValue();
  }

  static void check(int status, String call) {
    if (status != 0) {
      throw new IllegalStateException("Cannot %s: oneDNN 2.5 status %d".formatted(call, status));
    }
  }

  /** A call that makes something. */
  @FunctionalInterface
  interface Maker {
    int make(PointerByReference place);
  }

  private static Optional<OldOneDnn> load() {
    URL resource = OldOneDnn.class.getResource(RESOURCE.formatted(Loader.getPlatform()));
    if (resource == null) {
      return Optional.empty();
    }
    try {
      Path file = withPrivateSymbols(Loader.cacheResource(resource).toPath());
      Native.register(
          OldOneDnn.class,
          NativeLibrary.getInstance(
              file.toString(), Map.of(Library.OPTION_OPEN_FLAGS, LAZY_AND_LOCAL)));
      Pointer engine = made("create an engine", place -> dnnl_engine_create(place, CPU, 0));
      Pointer stream =
          made("create a stream", place -> dnnl_stream_create(place, engine, IN_ORDER));
      return Optional.of(new OldOneDnn(engine, stream));
    } catch (IOException | LinkageError | RuntimeException e) {
      LOG.warn("Winograd's convolutions cannot be used: {}", e.toString());
      return Optional.empty();
    }
  }

  /** Beside the original, made once; another process may make it at the same time. */
  private static Path withPrivateSymbols(Path original) throws IOException {
    Path made = original.resolveSibling("private-" + original.getFileName());
    if (!Files.exists(made)) {
      byte[] library = Files.readAllBytes(original);
      PrivateSymbols.weaken(library);
      Path unfinished = Files.createTempFile(original.getParent(), "private", ".so");
      Files.write(unfinished, library);
      Files.move(unfinished, made, StandardCopyOption.ATOMIC_MOVE);
    }
    return made;
  }

  static native int dnnl_engine_create(PointerByReference engine, int kind, long index);

  static native int dnnl_stream_create(PointerByReference stream, Pointer engine, int flags);

  static native int dnnl_memory_desc_init_by_tag(
      Pointer tensor, int dimensions, long[] sizes, int type, int tag);

  static native long dnnl_memory_desc_get_size(Pointer tensor);

  static native int dnnl_convolution_forward_desc_init(
      Pointer operation,
      int propagation,
      int algorithm,
      Pointer source,
      Pointer weights,
      Pointer bias,
      Pointer result,
      long[] strides,
      long[] before,
      long[] after);

  static native int dnnl_convolution_backward_weights_desc_init(
      Pointer operation,
      int algorithm,
      Pointer source,
      Pointer weights,
      Pointer bias,
      Pointer result,
      long[] strides,
      long[] before,
      long[] after);

  static native int dnnl_convolution_backward_data_desc_init(
      Pointer operation,
      int algorithm,
      Pointer source,
      Pointer weights,
      Pointer result,
      long[] strides,
      long[] before,
      long[] after);

  static native int dnnl_primitive_attr_create(PointerByReference attribute);

  static native int dnnl_primitive_attr_set_scratchpad_mode(Pointer attribute, int mode);

  static native int dnnl_primitive_attr_set_post_ops(Pointer attribute, Pointer operations);

  static native int dnnl_primitive_attr_destroy(Pointer attribute);

  static native int dnnl_post_ops_create(PointerByReference operations);

  static native int dnnl_post_ops_append_eltwise(
      Pointer operations, float scale, int algorithm, float alpha, float beta);

  static native int dnnl_post_ops_destroy(Pointer operations);

  static native int dnnl_primitive_desc_create(
      PointerByReference description,
      Pointer operation,
      Pointer attribute,
      Pointer engine,
      Pointer forward);

  static native int dnnl_primitive_desc_query(
      Pointer description, int what, int index, PointerByReference answer);

  static native Pointer dnnl_primitive_desc_query_md(Pointer description, int what, int index);

  static native int dnnl_primitive_desc_destroy(Pointer description);

  static native int dnnl_primitive_create(PointerByReference primitive, Pointer description);

  static native int dnnl_primitive_execute(
      Pointer primitive, Pointer stream, int count, Pointer arguments);

  static native int dnnl_primitive_destroy(Pointer primitive);

  static native int dnnl_memory_create(
      PointerByReference memory, Pointer tensor, Pointer engine, Pointer place);

  static native int dnnl_memory_set_data_handle(Pointer memory, Pointer place);

  static native int dnnl_memory_destroy(Pointer memory);
}
