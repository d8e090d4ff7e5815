package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.importance.Importance;
import io.onecycle.driver.analyse.reach.Reach;
import io.onecycle.driver.report.page.HtmlPage;
import io.onecycle.driver.report.plot.Figures;
import io.onecycle.driver.report.plot.ReachFigure;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.svg.Figure;
import io.onecycle.driver.results.Answer;
import io.onecycle.driver.results.Audits;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.results.Together;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.check.Require;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
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
          LivePage.serve(serve.get(), stores.get(0), () -> HtmlPage.render(data(stores)));
      answer.println(page.address());
      page.untilInterrupted();
      return 0;
    }
    ReportData data = data(stores);
    if (plots.isPresent()) {
      Files.createDirectories(plots.get());
      for (Map.Entry<String, String> figure : Figures.of(data).entrySet()) {
        answer.println(write(plots.get().resolve(figure.getKey()), figure.getValue()));
      }
      Optional<Figure> reached =
          reach.flatMap(it -> ReachFigure.of(Reach.of(data.trials(), data.curves(), it)));
      if (reached.isPresent()) {
        answer.println(write(plots.get().resolve("reach.svg"), reached.get().file()));
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

  private static ReportData data(List<ResultStore> stores) {
    Results found = Together.in(stores);
    return new ReportData(
        found.spec().map(spec -> spec.name()).orElse("results"),
        stores.size() == 1
            ? stores.get(0).sweep().map(bytes -> new String(bytes, StandardCharsets.UTF_8))
            : Optional.empty(),
        found.trials(),
        Together.curves(stores),
        found.tests().stream()
            .flatMap(test -> stores.stream().flatMap(one -> one.lrFind(test.runId()).stream()))
            .toList(),
        found.tests(),
        Answer.comparison(found),
        Importance.of(found.choosing()),
        found.spec().flatMap(SweepSpec::lrFind),
        Audits.of(found));
  }
}
