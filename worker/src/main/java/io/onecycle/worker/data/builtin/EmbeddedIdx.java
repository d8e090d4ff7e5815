package io.onecycle.worker.data.builtin;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** Data files that come with the program, in a folder beside this class. */
record EmbeddedIdx(String folder) implements IdxSource {

  @Override
  public InputStream open(IdxFile file) throws IOException {
    InputStream stream = EmbeddedIdx.class.getResourceAsStream(resource(file));
    if (stream == null) {
      throw new FileNotFoundException("Cannot read " + nameOf(file) + ": not in the program's jar");
    }
    return stream;
  }

  @Override
  public String nameOf(IdxFile file) {
    return "embedded " + resource(file);
  }

  private String resource(IdxFile file) {
    return folder + "/" + file.fileName() + ".gz";
  }
}
