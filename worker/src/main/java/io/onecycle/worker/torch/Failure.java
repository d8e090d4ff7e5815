package io.onecycle.worker.torch;

import io.onecycle.worker.compile.NativeMemoryException;
import io.onecycle.worker.device.DeviceLostException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What an exception of libtorch means. Its C++ types do not reach Java: its words tell. */
final class Failure {

  private static final Logger LOG = LoggerFactory.getLogger(Failure.class);

  private static final List<String> OUT_OF_MEMORY =
      List.of(
          "out of memory",
          "can't allocate memory",
          "not enough memory",
          "cublas_status_alloc_failed",
          "cudnn_status_alloc_failed");

  /** Of a process that goes on as before. */
  private static final List<String> HARMLESS = List.of("no kernel image is available");

  private static final List<String> OF_THE_DEVICE =
      List.of("cuda error", "cudnn error", "cudnn_status_", "cublas_status_", "cuda driver error");

  private Failure() {}

  /** The exception that says what happened; the one given where that is nothing special. */
  static RuntimeException of(RuntimeException thrown) {
    if (thrown instanceof NativeMemoryException || thrown instanceof DeviceLostException) {
      return thrown;
    }
    String text = String.valueOf(thrown.getMessage());
    String lower = text.toLowerCase(Locale.ROOT);
    if (contains(lower, OUT_OF_MEMORY)) {
      LOG.warn("libtorch is out of memory", thrown);
      return new NativeMemoryException(
          firstLine(text)
              + " Make batches smaller, or run fewer trials side by side"
              + " (spark.task.resource.gpu.amount, spark.task.cpus)",
          thrown);
    }
    if (contains(lower, OF_THE_DEVICE) && !contains(lower, HARMLESS)) {
      return new DeviceLostException(firstLine(text), thrown);
    }
    return thrown;
  }

  /** Without the C++ stack below it. */
  static String firstLine(String text) {
    return text.lines().findFirst().orElse(text);
  }

  private static boolean contains(String text, List<String> words) {
    return words.stream().anyMatch(text::contains);
  }
}
