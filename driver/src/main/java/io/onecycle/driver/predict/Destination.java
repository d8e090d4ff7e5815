package io.onecycle.driver.predict;

import io.onecycle.worker.check.Require;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Where predictions go: a file of CSV, or a folder of Parquet files.
 *
 * @param uri that ends in {@code .csv} or {@code .parquet}
 */
record Destination(Path uri) {

  // Two letters at least: C:\out.csv is a path.
  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  /**
   * One to write to; what has no scheme is local, whatever file system Hadoop takes by default.
   *
   * @throws IllegalArgumentException if it is neither, or there is something
   * @throws IOException if its file system cannot be asked
   */
  static Destination of(String out, Configuration hadoop) throws IOException {
    Require.that(
        out.endsWith(".csv") || out.endsWith(".parquet"),
        "--out",
        out,
        "a name that ends in .csv or .parquet");
    Path path =
        SCHEME.matcher(out).matches()
            ? new Path(out)
            : new Path(java.nio.file.Path.of(out).toAbsolutePath().normalize().toUri());
    Require.that(
        !files(path, hadoop).exists(path), "--out", out + " (it is there)", "a name that is free");
    return new Destination(path);
  }

  boolean isParquet() {
    return uri.getName().endsWith(".parquet");
  }

  /** Writes a file whole or not at all. */
  void write(Configuration hadoop, Content content) throws IOException {
    FileSystem files = files(uri, hadoop);
    // Not of two parts: Hadoop would take what is before a colon in the name for a scheme.
    String folder = uri.getParent().toString().replaceFirst("/$", "");
    Path unfinished = new Path(folder + "/." + uri.getName() + ".unfinished");
    try (Writer out =
        new OutputStreamWriter(files.create(unfinished, true), StandardCharsets.UTF_8)) {
      content.to(out);
    }
    if (!files.rename(unfinished, uri)) {
      throw new IOException("Cannot write " + uri);
    }
  }

  /** Hadoop would put a checksum beside each local file. */
  private static FileSystem files(Path path, Configuration hadoop) throws IOException {
    FileSystem files = path.getFileSystem(hadoop);
    return files instanceof LocalFileSystem local ? local.getRaw() : files;
  }

  /** Writes all there is. */
  @FunctionalInterface
  interface Content {
    void to(Writer out) throws IOException;
  }
}
