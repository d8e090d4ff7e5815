package io.onecycle.worker.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import io.onecycle.worker.device.Device;
import io.onecycle.worker.train.Trainer;
import io.onecycle.worker.train.TrainerSpec;
import io.onecycle.worker.trial.Trials;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** As in the default jar, in a JVM of its own. */
class WithoutLibtorchTest {

  @Test
  void autoGoesOnWithoutAWordAndTorchSaysHowToGetIt() throws Exception {
    assertThat(said(entry -> !entry.contains("pytorch")))
        .anyMatch(line -> line.startsWith("auto onednn/"))
        .anyMatch(line -> line.startsWith("torch Cannot compute on cpu: libtorch is not there"))
        .anyMatch(line -> line.contains("no class") && line.contains("build with -Ptorch"))
        .anyMatch(line -> line.startsWith("gpu Cannot compute on cuda:0: libtorch's CUDA part"))
        .noneMatch(line -> line.contains("WARN"));
  }

  @Test
  void classesWithoutNativesAreNoLibtorchEither() throws Exception {
    assertThat(said(entry -> !entry.matches(".*pytorch.*-linux-.*")))
        .anyMatch(line -> line.startsWith("auto onednn/"))
        .anyMatch(line -> line.startsWith("torch Cannot compute on cpu: libtorch is not there"))
        .anyMatch(line -> line.contains("no jnitorch") && line.contains("build with -Ptorch"));
  }

  /** What that JVM does. */
  public static void main(String[] arguments) throws Exception {
    new BackendBinding(Backend.AUTO).bind(Device.CPU);
    Dataset data = DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty());
    Trainers trainers = new Trainers(Backend.AUTO, 1, SharedTrainers.ofThisJvm());
    try (Trainer trainer = trainers.create(TrainerSpec.of(Trials.plain()), data.train())) {
      System.out.println("auto " + trainer.backend());
    }
    System.out.println("torch " + refusal(Backend.TORCH, Device.CPU));
    System.out.println("gpu " + refusal(Backend.AUTO, new Device.Cuda(0)));
  }

  private static String refusal(Backend backend, Device device) {
    try {
      new BackendBinding(backend).bind(device);
      return "is bound";
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  private static List<String> said(Predicate<String> has) throws Exception {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(has)
            .collect(Collectors.joining(File.pathSeparator));
    Process jvm =
        new ProcessBuilder(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx1g",
                "-cp",
                classPath,
                WithoutLibtorchTest.class.getName())
            .redirectErrorStream(true)
            .start();
    return new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines().toList();
  }
}
