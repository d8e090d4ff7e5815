package io.onecycle.driver.cli;

import io.onecycle.driver.fetch.Fetch;
import io.onecycle.worker.check.Require;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.data.builtin.Publication;
import io.onecycle.worker.data.builtin.PublishedFile;
import io.onecycle.worker.data.catalog.DataCatalog;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says whether a data set is there and is what it should be; fetches it if it is not there. */
@Command(
    name = "data",
    description =
        "Checks a data set, and fetches it from where it is published if it is not there. Then"
            + " run with --data DIR.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {
      "0:The data set is there, and is what it should be.",
      "1:It is not, and could not be fetched.",
      "2:Bad input."
    },
    footerHeading = Main.EXAMPLES,
    footer = {"  onecycle data cifar10 --dir data", "  onecycle run sweep.yaml --data data"})
final class DataCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(paramLabel = "NAME", description = "A built-in data set, e.g. cifar10.")
  private String name;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Where data sets are, each in a folder of its name (default: data).")
  private Path dir;

  @Option(
      names = "--base",
      paramLabel = "URL",
      description = "Another address of the published files, such as a mirror; ends with a slash.")
  private Optional<URI> base = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    BuiltInData data =
        BuiltInData.named(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Invalid data set: %s, expected one of %s"
                            .formatted(name, String.join(", ", BuiltInData.names()))));
    Optional<String> missing = problem(data);
    if (missing.isEmpty()) {
      return 0;
    }
    Publication published =
        data.publication().orElseThrow(() -> new IllegalArgumentException(missing.get()));
    Publication from =
        new Publication(base.orElse(published.base()), published.files(), published.isArchive());
    Require.that(
        from.base().getPath().endsWith("/"), "--base", from.base(), "an address ending with /");
    try {
      new Fetch(folder(data), command.commandLine().getErr()::println)
          .bring(from, data.fileNames());
    } catch (IOException e) {
      command.commandLine().getErr().println("onecycle: " + e.getMessage());
      command.commandLine().getErr().print(byHand(data, published));
      command.commandLine().getErr().flush();
      return 1;
    }
    Optional<String> wrong = problem(data);
    wrong.ifPresent(text -> command.commandLine().getErr().println("onecycle: " + text));
    return wrong.isEmpty() ? 0 : 1;
  }

  /** Says what is there; why it cannot be used, if it cannot. */
  private Optional<String> problem(BuiltInData data) {
    try {
      Dataset images = DataCatalog.shared().load(data, Optional.of(dir));
      command
          .commandLine()
          .getOut()
          .printf(
              "%s: %,d training and %,d test images of %d×%d×%d in %d classes, %s%n",
              data,
              images.train().count(),
              images.test().count(),
              images.train().shape().channels(),
              images.train().shape().height(),
              images.train().shape().width(),
              images.train().target().outputs(),
              data.isContentChecked() ? "content verified" : "sizes verified");
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e.getMessage());
    }
  }

  private Path folder(BuiltInData data) {
    return dir.resolve(data.dataName());
  }

  private String byHand(BuiltInData data, Publication published) {
    String files =
        published.files().stream().map(file -> line(published, file)).collect(Collectors.joining());
    return """
    Where there is a network, fetch
    %sand put %s into %s%s.
    The same command then checks it.
    """
        .formatted(
            files,
            published.files().size() == 1 ? "it" : "them",
            folder(data),
            published.isArchive()
                ? ", as it is or unpacked (%s)".formatted(String.join(", ", data.fileNames()))
                : "");
  }

  private static String line(Publication published, PublishedFile file) {
    return "  %s (%,d bytes, MD5 %s)%n".formatted(published.uri(file), file.bytes(), file.md5());
  }
}
