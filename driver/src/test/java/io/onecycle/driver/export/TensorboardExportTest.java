package io.onecycle.driver.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.onecycle.driver.table.Ending;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.shade.protobuf.UnknownFieldSet;
import org.tensorflow.framework.Summary;

/** Event files, read with protocol buffers' own library and TensorFlow's class for summaries. */
class TensorboardExportTest {

  private record Event(double wallTime, long step, String fileVersion, Summary summary) {

    static Event parsed(byte[] record) throws IOException {
      UnknownFieldSet fields = UnknownFieldSet.parseFrom(record);
      UnknownFieldSet.Field summary = fields.getField(5);
      return new Event(
          Double.longBitsToDouble(fields.getField(1).getFixed64List().get(0)),
          fields.hasField(2) ? fields.getField(2).getVarintList().get(0) : 0,
          fields.hasField(3)
              ? fields.getField(3).getLengthDelimitedList().get(0).toStringUtf8()
              : "",
          fields.hasField(5)
              ? Summary.parseFrom(summary.getLengthDelimitedList().get(0))
              : Summary.getDefaultInstance());
    }
  }

  @TempDir private Path folder;

  @Test
  void beginsAsEveryEventFileThatTensorflowWrites() throws IOException {
    byte[] file = exported(Ending.COMPLETED);
    assertThat(HexFormat.of().formatHex(file, 0, 12)).isEqualTo("1800000000000000a37f4b22");
    assertThat(events(file).get(0).fileVersion()).isEqualTo("brain.Event:2");
  }

  @Test
  void hasEveryScalarOfEveryIteration() throws IOException {
    List<Event> events = events(exported(Ending.COMPLETED));
    List<Event> curve =
        events.stream().filter(e -> e.summary().getValueCount() >= 4).limit(1000).toList();
    assertThat(curve).hasSize(1000);
    assertThat(curve.get(999).step()).isEqualTo(999);
    assertThat(curve.get(999).wallTime()).isEqualTo(60);
    List<Summary.Value> first = curve.get(0).summary().getValueList();
    assertThat(first.stream().map(Summary.Value::getTag))
        .containsExactly("train_loss", "train_loss_smoothed", "lr", "momentum");
    assertThat(first.get(3).getSimpleValue()).isCloseTo(0.9318f, within(1e-4f));
    assertThat(curve.get(99).summary().getValueList().stream().map(Summary.Value::getTag))
        .contains("val_loss", "accuracy");
    Summary finals = events.get(events.size() - 2).summary();
    assertThat(finals.getValue(0).getTag()).isEqualTo("final_accuracy");
    assertThat(finals.getValue(0).getSimpleValue()).isEqualTo(0.875f);
  }

  @Test
  void tellsTheHparamsTabTheSettingButNotTheSeed() throws IOException {
    List<Event> events = events(exported(Ending.DIVERGED));
    Summary.Value start = events.get(1).summary().getValue(0);
    assertThat(start.getTag()).isEqualTo("_hparams_/session_start_info");
    assertThat(start.getMetadata().getPluginData().getPluginName()).isEqualTo("hparams");
    String content =
        start.getMetadata().getPluginData().getContent().toString(StandardCharsets.ISO_8859_1);
    assertThat(content).contains("weight_decay", "0.95-0.85").doesNotContain("seed");
    Summary.Value outcome = events.get(2).summary().getValue(0);
    assertThat(outcome.getMetadata().getPluginData().getPluginName()).isEqualTo("text");
    assertThat(outcome.getTensor().getStringVal(0).toStringUtf8()).isEqualTo("diverged");
    assertThat(events.get(events.size() - 1).summary().getValue(0).getTag())
        .isEqualTo("_hparams_/session_end_info");
  }

  @Test
  void theSameAgainChangesNothing() throws IOException {
    exported(Ending.COMPLETED);
    assertThat(new TensorboardExport(folder).write(SampleRuns.trial(Ending.COMPLETED))).isFalse();
    assertThat(new TensorboardExport(folder).write(SampleRuns.trial(Ending.FAILED))).isTrue();
  }

  @Test
  void theWireFormatIsThatOfTheSpecification() {
    // protobuf.dev/programming-guides/encoding: 150 in field 1, "testing" in field 2.
    assertThat(HexFormat.of().formatHex(new Wire().varint(1, 150).toBytes())).isEqualTo("089601");
    assertThat(HexFormat.of().formatHex(new Wire().text(2, "testing").toBytes()))
        .isEqualTo("120774657374696e67");
    assertThat(HexFormat.of().formatHex(new Wire().varint(1, -2).toBytes()))
        .isEqualTo("08feffffffffffffffff01");
  }

  private byte[] exported(Ending outcome) throws IOException {
    ExportedRun run = SampleRuns.trial(outcome);
    new TensorboardExport(folder).write(run);
    return Files.readAllBytes(
        folder.resolve("sample/" + run.settingId() + "/seed-7/events.out.tfevents.onecycle"));
  }

  private static List<Event> events(byte[] file) throws IOException {
    List<Event> events = new ArrayList<>();
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      byte[] length = Arrays.copyOfRange(file, in.position(), in.position() + 8);
      byte[] record = new byte[(int) in.getLong()];
      assertThat(in.getInt()).isEqualTo(masked(length));
      in.get(record);
      assertThat(in.getInt()).isEqualTo(masked(record));
      events.add(Event.parsed(record));
    }
    return events;
  }

  private static int masked(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    long value = crc.getValue();
    return (int) ((((value >>> 15) | (value << 17)) & 0xffffffffL) + 0xa282ead8L);
  }
}
