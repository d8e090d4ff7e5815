package io.onecycle.driver.store;

import io.onecycle.worker.train.Checkpoint;
import io.onecycle.worker.train.TrainerState;
import io.onecycle.worker.trial.result.CurvePoint;
import io.onecycle.worker.trial.score.Scores;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A checkpoint as bytes: what it belongs to, its numbers to the last bit, and a checksum (CRC-32C)
 * of all that, so that a torn file is found out.
 */
final class CheckpointFile {

  private static final int FORMAT = 0x6f63_0002;

  private CheckpointFile() {}

  static byte[] encode(SavedCheckpoint saved) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      Checkpoint checkpoint = saved.checkpoint();
      out.writeInt(FORMAT);
      out.writeUTF(saved.trialId());
      out.writeUTF(saved.codeVersion());
      out.writeDouble(saved.seconds());
      out.writeUTF(checkpoint.backend());
      out.writeLong(checkpoint.trainingNanos());
      out.writeLong(checkpoint.images());
      out.writeInt(checkpoint.curve().size());
      for (CurvePoint point : checkpoint.curve()) {
        write(point, out);
      }
      out.writeLong(checkpoint.state().steps());
      out.writeLong(checkpoint.state().seed());
      write(checkpoint.state().parameters(), out);
      write(checkpoint.state().buffer(), out);
      out.flush();
      out.writeInt(checksum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot encode a checkpoint of " + saved.trialId(), e);
    }
    return bytes.toByteArray();
  }

  /**
   * The checkpoint of some bytes.
   *
   * @throws IOException if they are no whole checkpoint of this format
   */
  static SavedCheckpoint decode(byte[] bytes) throws IOException {
    int length = bytes.length - Integer.BYTES;
    if (length < 0 || ByteBuffer.wrap(bytes).getInt(length) != checksum(bytes, length)) {
      throw new IOException("its checksum is wrong: it is torn or damaged");
    }
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes, 0, length));
    int format = in.readInt();
    if (format != FORMAT) {
      throw new IOException("its format is " + format + ", expected " + FORMAT);
    }
    String trialId = in.readUTF();
    String codeVersion = in.readUTF();
    double seconds = in.readDouble();
    String backend = in.readUTF();
    long trainingNanos = in.readLong();
    long images = in.readLong();
    int points = in.readInt();
    List<CurvePoint> curve = new ArrayList<>();
    for (int i = 0; i < points; i++) {
      curve.add(readPoint(in));
    }
    long steps = in.readLong();
    long seed = in.readLong();
    TrainerState state = new TrainerState(readFloats(in), readFloats(in), steps, seed);
    Checkpoint checkpoint = new Checkpoint(curve, state, trainingNanos, images, backend);
    return new SavedCheckpoint(trialId, codeVersion, seconds, checkpoint);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C checksum = new CRC32C();
    checksum.update(bytes, 0, length);
    return (int) checksum.getValue();
  }

  private static void write(CurvePoint point, DataOutputStream out) throws IOException {
    out.writeInt(point.iteration());
    out.writeInt(point.epoch());
    out.writeDouble(point.lr());
    out.writeDouble(point.momentum());
    out.writeDouble(point.trainLoss());
    out.writeDouble(point.trainLossSmoothed());
    out.writeBoolean(point.validation().isPresent());
    if (point.validation().isPresent()) {
      Scores scores = point.validation().get();
      out.writeDouble(scores.loss());
      out.writeInt(scores.metrics().size());
      for (Map.Entry<String, Double> metric : scores.metrics().entrySet()) {
        out.writeUTF(metric.getKey());
        out.writeDouble(metric.getValue());
      }
    }
  }

  private static CurvePoint readPoint(DataInputStream in) throws IOException {
    return new CurvePoint(
        in.readInt(),
        in.readInt(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readDouble(),
        in.readBoolean() ? Optional.of(readScores(in)) : Optional.empty());
  }

  private static Scores readScores(DataInputStream in) throws IOException {
    double loss = in.readDouble();
    int count = in.readInt();
    Map<String, Double> metrics = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      metrics.put(in.readUTF(), in.readDouble());
    }
    return new Scores(loss, metrics);
  }

  private static void write(float[] values, DataOutputStream out) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
    buffer.asFloatBuffer().put(values);
    out.writeInt(values.length);
    out.write(buffer.array());
  }

  private static float[] readFloats(DataInputStream in) throws IOException {
    float[] values = new float[in.readInt()];
    ByteBuffer.wrap(in.readNBytes(values.length * Float.BYTES)).asFloatBuffer().get(values);
    return values;
  }
}
