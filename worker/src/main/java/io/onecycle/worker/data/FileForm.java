package io.onecycle.worker.data;

/** The form that files of images come in; it fixes the shape of an image. */
enum FileForm {
  /** Four files of MNIST's form, grey images. */
  IDX(1, 28, 0),
  /** Records of a label and three planes, red, green and blue. */
  CIFAR10(3, 32, 1),
  /** The same with two labels, coarse and fine. */
  CIFAR100(3, 32, 2);

  private final int channels;
  private final int side;
  private final int labelBytes;

  FileForm(int channels, int side, int labelBytes) {
    this.channels = channels;
    this.side = side;
    this.labelBytes = labelBytes;
  }

  int channels() {
    return channels;
  }

  /** Height and width of an image in pixels. */
  int side() {
    return side;
  }

  /** Labels before the pixels of a record, a byte each; the last is the one that is learnt. */
  int labelBytes() {
    return labelBytes;
  }

  /** Bytes of a record: labels and pixels. */
  int recordBytes() {
    return labelBytes + channels * side * side;
  }
}
