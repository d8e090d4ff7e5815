package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The files below a folder, or the single file that was named. */
final class SourceFiles {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");
  private static final int DEEPEST = 16;

  private SourceFiles() {}

  /** A path as all machines read it: what has no scheme is local, below {@code base}. */
  static String absolute(String uri, java.nio.file.Path base) {
    return SCHEME.matcher(uri).matches()
        ? uri
        : base.resolve(uri).toAbsolutePath().normalize().toString();
  }

  /**
   * All files, sorted by name. Names that begin with {@code .} or {@code _}, and all below such
   * folders, are left out.
   *
   * @param uri absolute
   * @throws InvalidDataException if nothing is there
   */
  static List<SourceFile> list(String uri, Configuration hadoop) throws IOException {
    Path root = new Path(SCHEME.matcher(uri).matches() ? uri : "file://" + uri);
    FileSystem files = root.getFileSystem(hadoop);
    List<SourceFile> found = new ArrayList<>();
    try {
      FileStatus top = files.getFileStatus(root);
      if (top.isFile()) {
        found.add(file(top, top.getPath().getName()));
      } else {
        list(files, root, "", found, 0);
      }
    } catch (FileNotFoundException e) {
      throw new InvalidDataException(
          "Cannot read data from " + uri + ": nothing is there, expected a file or a folder");
    }
    found.sort(Comparator.comparing(SourceFile::name));
    if (found.isEmpty()) {
      throw new InvalidDataException(
          "Cannot read data from " + uri + ": the folder holds no file that is not hidden");
    }
    return found;
  }

  private static void list(
      FileSystem files, Path folder, String prefix, List<SourceFile> found, int depth)
      throws IOException {
    if (depth > DEEPEST) {
      throw new InvalidDataException(
          "Cannot read data from " + folder + ": folders are nested deeper than " + DEEPEST);
    }
    for (FileStatus each : files.listStatus(folder)) {
      String name = each.getPath().getName();
      if (!name.startsWith(".") && !name.startsWith("_")) {
        if (each.isDirectory()) {
          list(files, each.getPath(), prefix + name + "/", found, depth + 1);
        } else {
          found.add(file(each, prefix + name));
        }
      }
    }
  }

  private static SourceFile file(FileStatus status, String name) {
    return new SourceFile(
        status.getPath().toString(), name, status.getLen(), status.getModificationTime());
  }
}
