package io.onecycle.driver.store.files;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.DelegateToFileSystem;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;

/**
 * A file system of Hadoop's under a scheme of its own, on a local folder. It notes the names under
 * which files are created.
 */
public class FakeFileSystem extends RawLocalFileSystem {

  static final Queue<String> CREATED = new ConcurrentLinkedQueue<>();

  private Optional<URI> uri = Optional.empty();

  /** Settings under which {@code fake:} keeps its renames and {@code s3a:} is an object store. */
  public static Configuration settings() {
    Configuration conf = new Configuration();
    for (String scheme : new String[] {"fake", "s3a"}) {
      conf.setClass("fs." + scheme + ".impl", FakeFileSystem.class, FakeFileSystem.class);
      conf.setBoolean("fs." + scheme + ".impl.disable.cache", true);
    }
    conf.setClass("fs.AbstractFileSystem.fake.impl", Fake.class, Fake.class);
    return conf;
  }

  @Override
  public void initialize(URI name, Configuration conf) throws IOException {
    super.initialize(name, conf);
    uri = Optional.of(URI.create(name.getScheme() + ":///"));
  }

  @Override
  public URI getUri() {
    // The superclass asks before there are fields.
    return uri == null ? super.getUri() : uri.orElseGet(super::getUri);
  }

  @Override
  public FSDataOutputStream create(
      Path file,
      boolean overwrite,
      int bufferSize,
      short replication,
      long blockSize,
      Progressable progress)
      throws IOException {
    CREATED.add(file.getName());
    return super.create(file, overwrite, bufferSize, replication, blockSize, progress);
  }

  /** The same file system to Hadoop's other interface. */
  public static final class Fake extends DelegateToFileSystem {

    public Fake(URI uri, Configuration conf) throws IOException, URISyntaxException {
      super(uri, initialised(uri, conf), conf, "fake", false);
    }

    private static FakeFileSystem initialised(URI uri, Configuration conf) throws IOException {
      FakeFileSystem files = new FakeFileSystem();
      files.initialize(uri, conf);
      return files;
    }
  }
}
