package io.onecycle.driver.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The script that tells Spark of GPUs, with a false nvidia-smi. */
class GpuDiscoveryTest {

  private static final String THREE = "echo '0, GPU-aa1'; echo '1, GPU-bb2'; echo '2, GPU-cc3'";

  @TempDir private Path folder;

  @Test
  void allGpusWhereNothingHidesThem() throws Exception {
    assertThat(discover(THREE, Map.of())).isEqualTo(found(3));
    assertThat(discover("true", Map.of())).isEqualTo(found(0));
  }

  /** As CUDA counts: from 0 among the visible, up to the first that does not exist. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"2,1|2", "1|1", "'0,1,2'|3", "''|0", "-1|0", "0,7,1|1", "GPU-bb,GPU-cc3|2"})
  void onlyTheVisibleGpus(String visible, int count) throws Exception {
    assertThat(discover(THREE, Map.of("CUDA_VISIBLE_DEVICES", visible))).isEqualTo(found(count));
  }

  @Test
  void aMachineWithoutADriverIsAnError() throws Exception {
    assertThat(discover("exit 9", Map.of()))
        .isEqualTo("exit 1: gpu-discovery: nvidia-smi does not answer: is the driver loaded?");
  }

  private static String found(int count) {
    String[] addresses = {"", "\"0\"", "\"0\", \"1\"", "\"0\", \"1\", \"2\""};
    return "exit 0: {\"name\": \"gpu\", \"addresses\": [" + addresses[count] + "]}";
  }

  private String discover(String smi, Map<String, String> environment) throws Exception {
    Path file = folder.resolve("nvidia-smi");
    Files.writeString(file, "#!/bin/sh\n" + smi + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    ProcessBuilder script =
        new ProcessBuilder(Path.of("../conf/gpu-discovery.sh").toString())
            .redirectErrorStream(true);
    script.environment().remove("CUDA_VISIBLE_DEVICES");
    script.environment().putAll(environment);
    script.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    Process process = script.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return "exit " + process.waitFor() + ": " + said.strip();
  }
}
