package io.onecycle.worker.data.builtin;

import java.io.IOException;
import java.io.InputStream;

/** Where the four files of a data set are read from. */
interface IdxSource {

  /** Opens a file, packed or not; the caller closes it. */
  InputStream open(IdxFile file) throws IOException;

  /** What a message calls the file. */
  String nameOf(IdxFile file);
}
