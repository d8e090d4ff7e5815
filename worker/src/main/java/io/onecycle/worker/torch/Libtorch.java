package io.onecycle.worker.torch;

import java.util.Optional;
import org.bytedeco.javacpp.Loader;

/** Whether libtorch is there. Asks without harm where its classes, its natives or CUDA are not. */
public final class Libtorch {

  private static final String REMEDY =
      "build with -Ptorch (processors) or -Pcuda (GPUs), see docs/cluster.md";

  /** Looked for once: natives are 360 MB to be unpacked, and what was not there stays away. */
  private static final class Answer {
    static final Optional<String> MISSING = load("org.bytedeco.pytorch.global.torch");
  }

  private static final class CudaAnswer {
    static final Optional<String> MISSING =
        absent("org.bytedeco.cuda.global.cudart")
            .or(() -> Answer.MISSING)
            .or(() -> load("org.bytedeco.pytorch.global.torch_cuda"));
  }

  private Libtorch() {}

  /** Why it is not there, and how to get it; empty where it is. */
  public static Optional<String> missing() {
    return Answer.MISSING.map(reason -> "libtorch is not there (" + reason + "): " + REMEDY);
  }

  /** Why its CUDA part is not there; empty where it is. */
  static Optional<String> missingCuda() {
    return CudaAnswer.MISSING.map(
        reason ->
            "libtorch's CUDA part is not there ("
                + reason
                + "): build with -Pcuda, and install CUDA 13 and cuDNN 9; see docs/cluster.md");
  }

  /** Whether it can ask for GPUs, be there some or not. */
  public static boolean reachesCuda() {
    return CudaAnswer.MISSING.isEmpty();
  }

  /** Cheaper than loading what would not be there. */
  private static Optional<String> absent(String name) {
    try {
      var unused = Class.forName(name, false, Libtorch.class.getClassLoader());
      return Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of("no class " + name);
    }
  }

  private static Optional<String> load(String name) {
    try {
      Class<?> type = Class.forName(name, false, Libtorch.class.getClassLoader());
      var unused = Loader.load(type);
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.of("no class " + name);
    } catch (LinkageError | TypeNotPresentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
