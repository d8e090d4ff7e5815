package io.onecycle.worker.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.trial.Compat;
import io.onecycle.worker.trial.Momentum;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Golden figures: fastai 0.7's learning rates, measured by running it, to the last bit. */
class GoldenScheduleTest {

  private static final Momentum CYCLICAL = new Momentum(0.95, 0.85);

  @ParameterizedTest
  @CsvSource({
    "aligned/c07_lr1_nb100_div10_pct10.csv, 1.0, 100, NONE",
    "aligned/c12_tiny_nb7_pct10.csv, 1.0, 7, NONE",
    "literal/c07_lr1_nb100_div10_pct10.csv, 1.0, 100, FASTAI",
    "literal/c12_tiny_nb7_pct10.csv, 1.0, 7, FASTAI",
  })
  void equalsEveryLineOfTheShortGoldenFiles(
      String file, double maxLr, int iterations, Compat compat) throws Exception {
    Schedule schedule = new OneCycle(iterations, 10, 10, CYCLICAL, compat);
    assertThat(lines(schedule, maxLr)).isEqualTo(golden(file));
  }

  @Test
  void equalsTheGoldenFileWithoutMomentum() throws Exception {
    Schedule schedule = new OneCycle(100, 10, 10, Momentum.constant(0.9), Compat.FASTAI);
    assertThat(lines(schedule, 1)).isEqualTo(golden("literal/c08_nomom_lr1_nb100_div10_pct10.csv"));
  }

  /** The digest is SHA-256 over each line's learning rate and momentum as big-endian doubles. */
  @ParameterizedTest
  @CsvSource({
    "0.8, 9310, 10, 13.68, 0.95, 0.85, NONE,"
        + " ea83ac2b7cf15443049ea1ab74c7eb2c9724c27083149dc0fa8ac997baa3dbf4",
    "3, 6860, 20, 10, 0.95, 0.85, NONE,"
        + " 125263e61b72ecb2f9d7527d8e3117a1e897abff6e60cbd7581260e26f1e6a12",
    "0.8, 9310, 10, 13.68, 0.9, 0.9, NONE,"
        + " bfb552716bc2a94adb37eccf623fa50849ef273ef7cf52f8020549e0cea02253",
    "0.8, 9310, 10, 13.68, 0.95, 0.85, FASTAI,"
        + " 67c4e72d1eb0bf0ebf6fc24d5866c0c193cf76f01e066c8113dac7eb0a6cf680",
    "3, 6860, 20, 10, 0.95, 0.85, FASTAI,"
        + " d0dcd9de7811a1500248ade03b5447aea314d9c60c49b483429c91411aa32747",
    "0.8, 9310, 10, 13.68, 0.9, 0.9, FASTAI,"
        + " bfb552716bc2a94adb37eccf623fa50849ef273ef7cf52f8020549e0cea02253",
  })
  void equalsTheLongGoldenFilesByTheirDigest(
      double maxLr,
      int iterations,
      double div,
      double pct,
      double maxMom,
      double minMom,
      Compat compat,
      String digest)
      throws Exception {
    Schedule schedule = new OneCycle(iterations, div, pct, new Momentum(maxMom, minMom), compat);
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    for (int t = 0; t < iterations; t++) {
      ByteBuffer line = ByteBuffer.allocate(16);
      line.putDouble(schedule.lr(t, maxLr)).putDouble(schedule.momentum(t));
      sha256.update(line.array());
    }
    assertThat(HexFormat.of().formatHex(sha256.digest())).isEqualTo(digest);
  }

  @Test
  void truncatesTheRampAsPythonDoes() throws Exception {
    for (String line : golden("ramp.csv")) {
      String[] cell = line.split(",", -1);
      assertThat(OneCycle.ramp(Integer.parseInt(cell[0]), Double.parseDouble(cell[1])))
          .as(line)
          .isEqualTo(Integer.parseInt(cell[2]));
    }
  }

  private static List<String> lines(Schedule schedule, double maxLr) {
    return java.util.stream.IntStream.range(0, schedule.iterations())
        .mapToObj(t -> t + "," + schedule.lr(t, maxLr) + "," + schedule.momentum(t))
        .toList();
  }

  private static List<String> golden(String file) throws IOException {
    try (InputStream in = GoldenScheduleTest.class.getResourceAsStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }
}
