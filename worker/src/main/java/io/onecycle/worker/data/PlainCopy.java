package io.onecycle.worker.data;

/** Normalises an image and does nothing else to it. */
record PlainCopy(Images images, Normalisation normalisation) implements Batch.PixelCopy {

  @Override
  public void copy(int image, float[] into, int at) {
    int plane = images.height() * images.width();
    byte[] pixels = images.pixels();
    int from = image * images.imageSize();
    for (int channel = 0; channel < images.channels(); channel++) {
      float[] table = normalisation.table(channel);
      for (int p = channel * plane; p < (channel + 1) * plane; p++) {
        into[at + p] = table[Byte.toUnsignedInt(pixels[from + p])];
      }
    }
  }
}
