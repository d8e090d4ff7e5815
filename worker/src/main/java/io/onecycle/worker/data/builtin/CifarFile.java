package io.onecycle.worker.data.builtin;

import java.util.List;
import java.util.Optional;

/**
 * A data file of CIFAR's binary version: records, one after the other, without a header.
 *
 * @param name as it is in the published archive
 * @param records how many images it holds
 * @param md5 of its content, in hexadecimal, where that is known and so checked
 */
record CifarFile(String name, int records, Optional<String> md5) {

  /** Krizhevsky publishes the archives' checksums; those within are as Caffe's builds check. */
  private static final List<CifarFile> CIFAR10 =
      List.of(
          of("data_batch_1.bin", 10_000, "5dd7e06a14cb22eb9f671a540d1b7c25"),
          of("data_batch_2.bin", 10_000, "5ea93a67294ea407fff1d09f752e9692"),
          of("data_batch_3.bin", 10_000, "942cd6a4bcdd0dd3c604fbe906cb4421"),
          of("data_batch_4.bin", 10_000, "ae636b3ba5c66a11e91e8cb52e771fcb"),
          of("data_batch_5.bin", 10_000, "53f37980c15c3d472c316c40844f3f0d"),
          of("test_batch.bin", 10_000, "803d5f7f4d78ea53de84dbe85f74fb6d"));

  /** As rai-project/dldataset checks them after unpacking. */
  private static final List<CifarFile> CIFAR100 =
      List.of(
          of("train.bin", 50_000, "6172c7755cfe09b2fe270c85cebc1b15"),
          of("test.bin", 10_000, "4499cfba6c016c1be1438163640a0898"));

  /** All files of a data set, those to train on first, the one to test on last. */
  static List<CifarFile> of(BuiltInData which) {
    List<CifarFile> files = which.form() == FileForm.CIFAR10 ? CIFAR10 : CIFAR100;
    return which == BuiltInData.CIFAR10_LAYOUT
        ? files.stream().map(f -> new CifarFile(f.name, f.records, Optional.empty())).toList()
        : files;
  }

  private static CifarFile of(String name, int records, String md5) {
    return new CifarFile(name, records, Optional.of(md5));
  }
}
