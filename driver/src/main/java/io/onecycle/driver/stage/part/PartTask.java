package io.onecycle.driver.stage.part;

import io.onecycle.worker.api.Examples;
import java.io.IOException;
import java.io.Serializable;
import org.apache.hadoop.conf.Configuration;

/** Reads a piece of the source where a Spark task runs. */
public interface PartTask extends Serializable {

  /**
   * The examples of the piece, in their order.
   *
   * @throws IOException naming the file, what was found and what was expected
   */
  Examples read(Configuration hadoop) throws IOException;

  /** What messages call the piece. */
  String source();
}
