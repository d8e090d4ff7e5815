package io.onecycle.driver.fetch;

import io.onecycle.worker.data.builtin.Publication;
import io.onecycle.worker.data.builtin.PublishedFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Brings the files of a data set into a directory. What is there is whole: a file is written under
 * another name, checked, and renamed.
 *
 * @param directory where they go; made if need be
 * @param told hears what is being done
 * @param patience with the server
 */
public record Fetch(Path directory, Consumer<String> told, Patience patience) {

  /** With as much patience as is usual. */
  public Fetch(Path directory, Consumer<String> told) {
    this(directory, told, Patience.USUAL);
  }

  /**
   * Fetches what is missing. A published file that is there already is checked and used.
   *
   * @param fileNames the data files to unpack where the publication is an archive
   * @throws IOException if a file cannot be had, or is not what was published
   */
  public void bring(Publication publication, List<String> fileNames)
      throws IOException, InterruptedException {
    Files.createDirectories(directory);
    for (PublishedFile file : publication.files()) {
      Path whole = directory.resolve(file.name());
      boolean given = Files.isRegularFile(whole);
      if (given) {
        Checked.check(file, whole, whole.toString());
      } else {
        download(publication.uri(file), file, whole);
      }
      if (publication.isArchive()) {
        told.accept("unpacking " + whole);
        TarGz.unpack(whole, fileNames, directory);
        if (!given) {
          Files.delete(whole);
        }
      }
    }
  }

  private void download(URI uri, PublishedFile file, Path whole)
      throws IOException, InterruptedException {
    told.accept("fetching %s (%,d bytes)".formatted(uri, file.bytes()));
    Path part = directory.resolve("." + file.name() + ".part");
    try {
      HttpClient client =
          HttpClient.newBuilder()
              .connectTimeout(patience.connect())
              .followRedirects(HttpClient.Redirect.NORMAL)
              .build();
      HttpResponse<InputStream> answer =
          client.send(
              HttpRequest.newBuilder(uri).timeout(patience.answer()).build(),
              HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = new TimedInput(answer.body(), patience.silence())) {
        if (answer.statusCode() != 200) {
          throw new IOException("the server answered " + answer.statusCode());
        }
        // A byte more than was published is enough to see that it is something else.
        try (InputStream bounded = new BoundedInput(body, file.bytes() + 1)) {
          Files.copy(bounded, part, StandardCopyOption.REPLACE_EXISTING);
        }
      }
      Checked.check(file, part, uri.toString());
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      String reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
      throw new IOException("Cannot fetch " + uri + ": " + reason, e);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
