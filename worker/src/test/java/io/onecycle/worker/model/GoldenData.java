package io.onecycle.worker.model;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.catalog.DataCatalog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** What the golden trajectories were made with. */
final class GoldenData {

  private static final int SMALL = 28;
  private static final int LARGE = 32;
  private static final int COLOURS = 3;

  private GoldenData() {}

  /** In file order the first of them are the first of Fashion-MNIST itself. */
  static Examples training() throws IOException {
    return DataCatalog.shared().load(BuiltInData.FASHION_MNIST_MINI, Optional.empty()).train();
  }

  /** Training images 50000 to 50511. */
  static Examples evaluation() throws IOException {
    byte[] pixels = afterHeader("evaluation-images-idx3-ubyte.gz", 16);
    byte[] labels = afterHeader("evaluation-labels-idx1-ubyte.gz", 8);
    return Examples.images(1, SMALL, SMALL, 10, pixels, labels);
  }

  /** The first images, zero-padded to 32×32 and three times the same channel. */
  static Examples enlarged(Examples images, int count) {
    int plane = LARGE * LARGE;
    int margin = (LARGE - SMALL) / 2;
    byte[] pixels = new byte[count * COLOURS * plane];
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) images.label(i);
      for (int p = 0; p < SMALL * SMALL; p++) {
        int to = (p / SMALL + margin) * LARGE + p % SMALL + margin;
        for (int c = 0; c < COLOURS; c++) {
          pixels[(i * COLOURS + c) * plane + to] = (byte) images.input(i, p);
        }
      }
    }
    return Examples.images(COLOURS, LARGE, LARGE, images.target().outputs(), pixels, labels);
  }

  /** Learning rate, momentum and loss of each iteration. */
  static List<double[]> trajectory(String name) throws IOException {
    try (InputStream in = GoldenData.class.getResourceAsStream(name + ".csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> Character.isDigit(line.charAt(0)))
          .map(line -> line.split(",", -1))
          .map(
              cell ->
                  new double[] {
                    Double.parseDouble(cell[1]),
                    Double.parseDouble(cell[2]),
                    Double.parseDouble(cell[3])
                  })
          .toList();
    }
  }

  /**
   * Initial weights, tensor after tensor as PyTorch lays them out. The file has first the lowest
   * byte of all numbers, then the next: that packs better.
   */
  static float[] weights(String name) throws IOException {
    byte[] planes = afterHeader(name + "-init.f32.gz", 0);
    float[] weights = new float[planes.length / Float.BYTES];
    for (int i = 0; i < weights.length; i++) {
      int bits = 0;
      for (int plane = Float.BYTES - 1; plane >= 0; plane--) {
        bits = (bits << Byte.SIZE) | Byte.toUnsignedInt(planes[plane * weights.length + i]);
      }
      weights[i] = Float.intBitsToFloat(bits);
    }
    return weights;
  }

  private static byte[] afterHeader(String gzip, int header) throws IOException {
    try (InputStream in = new GZIPInputStream(GoldenData.class.getResourceAsStream(gzip))) {
      in.skipNBytes(header);
      return in.readAllBytes();
    }
  }
}
