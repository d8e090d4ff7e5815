package io.onecycle.worker.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SmoothingTest {

  @Test
  void equalsFastaisDebiasedAverage() throws Exception {
    Smoothing smoothing = new Smoothing(Smoothing.BETA);
    for (String line : golden()) {
      String[] cell = line.split(",", -1);
      assertThat(smoothing.next(Double.parseDouble(cell[1])))
          .as("index %s", cell[0])
          .isCloseTo(Double.parseDouble(cell[2]), within(1e-14));
    }
  }

  @Test
  void startsAtTheFirstValue() {
    assertThat(new Smoothing(0.98).next(2.5)).isCloseTo(2.5, within(1e-15));
  }

  private static List<String> golden() throws Exception {
    try (InputStream in = SmoothingTest.class.getResourceAsStream("smoothing.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().skip(1).toList();
    }
  }
}
