package io.onecycle.driver.cli;

import io.onecycle.driver.report.page.HtmlPage;
import io.onecycle.driver.report.plot.Figures;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.store.ResultStore;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Draws what has been recorded so far: one page, single figures, or a page that is kept live. */
@Command(
    name = "report",
    description =
        "Writes one self-contained HTML page with the plots, from the tables alone; also of a sweep"
            + " that is not finished.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private ResultsArgument results;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "The page's file (default: report-NAME.html).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--plots",
      paramLabel = "DIR",
      description = "Writes each plot into this folder as an SVG file; no page unless --out.")
  private Optional<Path> plots = Optional.empty();

  @Option(
      names = "--serve",
      arity = "0..1",
      paramLabel = "PORT",
      fallbackValue = "8042",
      description =
          "Serves the page on 127.0.0.1, always up to date, until interrupted"
              + " (default port: ${FALLBACK-VALUE}; 0 for any).")
  private Optional<Integer> serve = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    ResultStore store = results.store();
    PrintWriter answer = command.commandLine().getOut();
    if (serve.isPresent()) {
      LivePage page = LivePage.serve(serve.get(), store, () -> HtmlPage.render(data(store)));
      answer.println(page.address());
      page.untilInterrupted();
      return 0;
    }
    ReportData data = data(store);
    if (plots.isPresent()) {
      Files.createDirectories(plots.get());
      for (Map.Entry<String, String> figure : Figures.of(data).entrySet()) {
        answer.println(write(plots.get().resolve(figure.getKey()), figure.getValue()));
      }
    }
    if (plots.isEmpty() || out.isPresent()) {
      Path file = out.orElseGet(() -> Path.of("report-" + data.name() + ".html"));
      answer.println(write(file, HtmlPage.render(data)));
    }
    return 0;
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }

  private static ReportData data(ResultStore store) {
    Results found = Results.in(store);
    return ReportData.of(
        found.spec().map(spec -> spec.name()).orElse("results"),
        store.sweep().map(bytes -> new String(bytes, StandardCharsets.UTF_8)),
        found.trials(),
        store::curves,
        found.tests().stream().flatMap(test -> store.lrFind(test.runId()).stream()).toList(),
        found.tests(),
        Answer.comparison(found));
  }
}
