package io.onecycle.driver.stage.part;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;

/** Opens the files of a source, whatever they are called. */
public final class SourceBytes {

  private SourceBytes() {}

  /**
   * Opens a file; the caller closes it. Hadoop looks for a checksum beside a local file, and cannot
   * make a path of that where the name holds a colon; nobody's own files have such checksums.
   */
  public static FSDataInputStream open(String uri, Configuration hadoop) throws IOException {
    Path path = new Path(uri);
    FileSystem files = path.getFileSystem(hadoop);
    return (files instanceof LocalFileSystem local ? local.getRaw() : files).open(path);
  }

  /** Opens a file and undoes its compression, which its ending tells. */
  public static InputStream plain(String uri, Configuration hadoop) throws IOException {
    CompressionCodec codec = new CompressionCodecFactory(hadoop).getCodec(new Path(uri));
    InputStream raw = open(uri, hadoop);
    return codec == null ? raw : codec.createInputStream(raw);
  }

  /** Whether the ending of a name tells a compression. */
  public static boolean isCompressed(String uri, Configuration hadoop) {
    return new CompressionCodecFactory(hadoop).getCodec(new Path(uri)) != null;
  }
}
