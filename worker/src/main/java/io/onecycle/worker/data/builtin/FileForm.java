package io.onecycle.worker.data.builtin;

import io.onecycle.worker.data.file.CifarForm;

/** The form that files of images come in; it fixes the shape of an image. */
enum FileForm {
  /** Four files of MNIST's form, grey images. */
  IDX(1, 28),
  /** Records of CIFAR's form. */
  CIFAR10(CifarForm.SHAPE.channels(), CifarForm.SHAPE.height()),
  /** The same with two labels, coarse and fine. */
  CIFAR100(CifarForm.SHAPE.channels(), CifarForm.SHAPE.height());

  private final int channels;
  private final int side;

  FileForm(int channels, int side) {
    this.channels = channels;
    this.side = side;
  }

  int channels() {
    return channels;
  }

  /** Height and width of an image in pixels. */
  int side() {
    return side;
  }
}
