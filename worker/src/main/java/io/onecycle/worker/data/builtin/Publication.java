package io.onecycle.worker.data.builtin;

import java.net.URI;
import java.util.List;

/**
 * What a data set was published as.
 *
 * @param base the address that the files' names are resolved against; it ends with a slash
 * @param files what is there to fetch
 * @param isArchive whether each of {@code files} is a gzipped tar that holds the data files
 */
public record Publication(URI base, List<PublishedFile> files, boolean isArchive) {

  public Publication {
    files = List.copyOf(files);
  }

  /** The address of a file. */
  public URI uri(PublishedFile file) {
    return base.resolve(file.name());
  }
}
