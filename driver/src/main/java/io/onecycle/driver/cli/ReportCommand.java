package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.report.figure.Pictures;
import io.onecycle.driver.report.page.HtmlPage;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.Together;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.worker.check.Require;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {"0:Well done.", "1:Something went wrong.", "2:Bad input."},
    footerHeading = Main.EXAMPLES,
    footer = {
      "  onecycle report results/quickstart",
      "  onecycle report results/quickstart --plots plots --reach 0.85",
      "  onecycle report results/quickstart --serve"
    })
final class ReportCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private ManyResultsArgument results;
  @Mixin private ObjectiveOption objective;

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

  @Option(
      names = "--reach",
      paramLabel = "ACCURACY",
      description = "With --plots: draws how many iterations each setting takes to this accuracy.")
  private Optional<Double> reach = Optional.empty();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Require.that(
        reach.isEmpty() || plots.isPresent(),
        "--reach",
        reach.orElse(0.0),
        "--plots DIR with it, where the figure is drawn");
    Require.that(
        serve.isEmpty() || (plots.isEmpty() && out.isEmpty()),
        "--serve",
        serve.orElse(0),
        "neither --out nor --plots with it: it writes no file");
    List<ResultStore> stores = results.stores();
    PrintWriter answer = command.commandLine().getOut();
    if (serve.isPresent()) {
      Require.that(
          stores.size() == 1,
          "--serve",
          "of " + stores.size() + " results",
          "a single results folder");
      LivePage page =
          LivePage.serve(
              serve.get(), new FreshResults(stores.get(0), it -> judged(it, Writer.nullWriter())));
      answer.println(page.address());
      page.untilInterrupted();
      return 0;
    }
    ReportData data =
        ShownResults.of(judged(Together.in(stores), command.commandLine().getErr()), stores);
    if (plots.isPresent()) {
      Files.createDirectories(plots.get());
      Optional<Reach> reached = reach.map(it -> Reach.of(data.trials(), data.curves(), it));
      for (Map.Entry<String, String> figure : Pictures.of(data, reached).entrySet()) {
        answer.println(write(plots.get().resolve(figure.getKey()), figure.getValue()));
      }
    }
    if (plots.isEmpty() || out.isPresent()) {
      Path file = out.orElseGet(() -> Path.of("report-" + data.name() + ".html"));
      answer.println(write(file, HtmlPage.render(data)));
    }
    return 0;
  }

  private Results judged(Results found, Writer notes) {
    return objective.judged(found, new PrintWriter(notes));
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }
}
