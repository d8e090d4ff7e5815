package io.onecycle.worker.onednn;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.worker.onednn.GuardedBlock.Buffer;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedBlockTest {

  private static final int BYTES = 400;

  private final BytePointer memory = new BytePointer(BYTES);
  private final BytePointer sample = new BytePointer(BYTES);
  private final GuardedBlock block =
      new GuardedBlock(
          memory,
          BYTES,
          List.of(new Buffer("the second", 200, 50), new Buffer("the first", 100, 7)),
          sample);

  @BeforeEach
  void guard() {
    Pointer.memset(sample, 0xFF, BYTES);
    Pointer.memset(memory, 0, BYTES);
    block.guard();
  }

  @Test
  void buffersMayBeWrittenTo() {
    Pointer.memset(memory.getPointer(100), 1, 7);
    Pointer.memset(memory.getPointer(200), 2, 50);
    assertThat(block.overrun()).isEmpty();
  }

  @Test
  void guardingLeavesBuffersAlone() {
    assertThat(memory.get(100)).isZero();
    assertThat(memory.get(249)).isZero();
    assertThat(memory.get(107)).isEqualTo((byte) 0xFF);
    assertThat(memory.get(250)).isEqualTo((byte) 0xFF);
  }

  @Test
  void oneByteTooManyIsSeen() {
    memory.put(107, (byte) 3);
    assertThat(block.overrun()).contains("up to 1 bytes behind the first");
  }

  @Test
  void howFarAnOverrunReachesIsTold() {
    memory.put(110, (byte) 3);
    memory.put(140, (byte) 3);
    assertThat(block.overrun()).contains("up to 34 bytes behind the first");
  }

  @Test
  void whatIsNearerToTheNextBufferIsBeforeIt() {
    memory.put(198, (byte) 3);
    assertThat(block.overrun()).contains("up to 2 bytes before the second");
  }

  @Test
  void bothEndsOfTheBlockAreGuarded() {
    memory.put(0, (byte) 0);
    assertThat(block.overrun()).contains("up to 100 bytes before the first");
    block.guard();
    memory.put(BYTES - 1, (byte) 0);
    assertThat(block.overrun()).contains("up to 150 bytes behind the second");
  }

  @Test
  void spoiledBuffersHoldNoNumbers() {
    block.spoil();
    assertThat(memory.getPointer(200).limit(204).asByteBuffer().getFloat()).isNaN();
    assertThat(block.overrun()).isEmpty();
  }
}
