package io.onecycle.driver.stage;

import io.onecycle.worker.data.file.CifarForm;
import io.onecycle.worker.trial.DataFormat;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** Cuts a source, not a table, into pieces that tasks read. */
final class PieceReader {

  private PieceReader() {}

  /**
   * Looks at names and first headers only.
   *
   * @param sets the files; none where a class needs none
   * @param uri of the source, absolute; blank where a class needs none
   */
  static Pieces cut(DataFormat format, SourceSets sets, String uri, Configuration hadoop)
      throws IOException {
    Division files = sets.files();
    if (format instanceof DataFormat.Idx) {
      return new IdxPieces(hadoop).of(files);
    }
    if (format instanceof DataFormat.Cifar cifar) {
      return new CifarPieces(cifar.fine() ? CifarForm.CIFAR100 : CifarForm.CIFAR10).of(files);
    }
    if (format instanceof DataFormat.Images images) {
      return new ImagePieces(images, sets.labels(), hadoop).of(files);
    }
    if (format instanceof DataFormat.Dl4j dl4j) {
      return new Dl4jPieces(dl4j.task()).of(files);
    }
    if (format instanceof DataFormat.JavaClass own) {
      return new ClassPieces(own.className(), uri).of();
    }
    throw new IllegalArgumentException("Invalid format: " + format.name() + ", expected no table");
  }
}
