package io.onecycle.worker.data.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.trial.DataFormat.Task;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code DataSet.save} of older versions wrote: three examples of classes 0, 1 and 2 of ten,
 * whose number {@code i} is {@code sin(0.37 i) / 2 + 0.5}.
 */
class OldBatchesTest {

  @ParameterizedTest
  @ValueSource(strings = {"0.7.2", "0.9.1", "1.0.0-alpha", "1.0.0-beta3"})
  void areReadToTheLastBit(String version) throws IOException {
    try (InputStream in =
        OldBatchesTest.class.getResourceAsStream("versions/" + version + "-dataset.bin")) {
      Examples read = Dl4jBatch.read(in, version, Task.CLASSIFICATION);
      assertThat(read.count()).isEqualTo(3);
      assertThat(read.shape()).isEqualTo(Shape.features(16));
      assertThat(read.labels()).containsExactly(0, 1, 2);
      for (int i = 0; i < 3 * 16; i++) {
        assertThat(read.features()[i]).isEqualTo((float) Math.sin(i * 0.37) * 0.5f + 0.5f);
      }
    }
  }
}
