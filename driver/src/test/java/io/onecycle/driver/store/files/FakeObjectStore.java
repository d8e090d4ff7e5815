package io.onecycle.driver.store.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FSDataOutputStreamBuilder;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.PathIOException;

/** An object store that puts a file if there is none when it is closed, as S3 does. */
public class FakeObjectStore extends FakeFileSystem {

  private static final String IF_ABSENT = "fs.option.create.conditional.overwrite";

  @Override
  public boolean hasPathCapability(Path path, String capability) throws IOException {
    return capability.equals(IF_ABSENT) || super.hasPathCapability(path, capability);
  }

  @Override
  @SuppressWarnings("rawtypes")
  public FSDataOutputStreamBuilder createFile(Path file) {
    return new Builder(file);
  }

  private final class Builder extends FSDataOutputStreamBuilder<FSDataOutputStream, Builder> {

    private final Path file;

    Builder(Path file) {
      super(FakeObjectStore.this, file);
      this.file = file;
    }

    @Override
    public Builder getThisBuilder() {
      return this;
    }

    @Override
    public FSDataOutputStream build() throws IOException {
      if (!getMandatoryKeys().contains(IF_ABSENT)) {
        throw new UnsupportedOperationException();
      }
      return new FSDataOutputStream(
          new ByteArrayOutputStream() {
            @Override
            public void close() throws IOException {
              if (exists(file)) {
                throw new PathIOException(file.toString(), "412 Precondition Failed");
              }
              try (FSDataOutputStream out = FakeObjectStore.this.create(file, true)) {
                writeTo(out);
              }
            }
          },
          null);
    }
  }
}
