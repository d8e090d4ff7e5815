package io.onecycle.worker.torch;

import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/** How the numbers of a tensor follow each other in memory. */
final class Formats {

  private Formats() {}

  /** Row-major, or whatever the source has. */
  static MemoryFormatOptional asIs() {
    return new MemoryFormatOptional();
  }

  /** Pixel after pixel, each with all its channels: what convolutions are fastest in. */
  static MemoryFormatOptional channelsLast() {
    return new MemoryFormatOptional(MemoryFormat.ChannelsLast);
  }
}
