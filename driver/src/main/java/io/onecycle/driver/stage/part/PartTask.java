package io.onecycle.driver.stage.part;

import io.onecycle.worker.api.Examples;
import java.io.IOException;
import java.io.Serializable;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/** Reads a piece of the source where a Spark task runs. */
public interface PartTask extends Serializable {

  /**
   * The examples of the piece, in their order.
   *
   * @param skipped is told why a file cannot be read, where such may be left out
   * @throws IOException naming the file, what was found and what was expected
   */
  Examples read(Configuration hadoop, Consumer<String> skipped) throws IOException;

  /** What messages call the piece. */
  String source();
}
