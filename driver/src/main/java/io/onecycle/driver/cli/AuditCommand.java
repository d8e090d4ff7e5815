package io.onecycle.driver.cli;

import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.api.InvalidSweepException;
import io.onecycle.driver.api.RunOptions;
import io.onecycle.driver.api.Sweep;
import io.onecycle.driver.report.audit.AuditReport;
import io.onecycle.driver.report.audit.NextSweep;
import io.onecycle.driver.results.Audits;
import io.onecycle.driver.results.Results;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.check.Require;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether a sweep was laid out so that its answer can be right. */
@Command(
    name = "audit",
    description =
        "Looks for what may make the answer wrong: the best at an edge, nuisance axes not tuned,"
            + " diverged trials, too few points, range tests that disagree. Exit code 0 if nothing"
            + " is found, 1 if something is.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {
      "0:Nothing was found.",
      "1:Something was found.",
      "2:Bad input, or something went wrong."
    },
    footerHeading = Main.EXAMPLES,
    footer = {"  onecycle audit results/quickstart --next next.yaml"})
final class AuditCommand implements Callable<Integer> {

  @Spec private CommandSpec command;
  @Mixin private ResultsArgument results;
  @Mixin private Jars jars;

  @Option(
      names = "--next",
      paramLabel = "FILE",
      description =
          "Writes the sweep that would settle it: the old one with more values or seeds, to be run"
              + " into the same results. Never written over another file.")
  private Optional<Path> next = Optional.empty();

  @Option(names = "--json", description = "Prints JSON instead.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    jars.use();
    ResultStore store = results.store();
    Results found = Results.in(store);
    Audit audit = Audits.of(found);
    if (json) {
      PrintWriter out = command.commandLine().getOut();
      out.print(AuditReport.json(audit));
      out.flush();
    } else {
      Printed.answer(command, AuditReport.render(audit));
    }
    if (found.spec().isPresent() && !found.evidence().isSettled(found.specOf(store))) {
      tell("the sweep is not finished: this is of what has ended");
    }
    if (next.isPresent()) {
      write(next.get(), audit, found.specOf(store), store);
    }
    return audit.isClean() ? 0 : 1;
  }

  private void write(Path file, Audit audit, SweepSpec spec, ResultStore store) throws IOException {
    String old = new String(store.sweep().orElseThrow(), StandardCharsets.UTF_8);
    Optional<NextSweep> settling = NextSweep.of(audit, spec, old);
    if (settling.isEmpty()) {
      tell(
          audit.isClean()
              ? "nothing to settle: " + file + " is not written"
              : "no sweep would settle that with the finished trials kept: "
                  + file
                  + " is not written");
      return;
    }
    String text = settling.get().text();
    boolean isOther =
        Files.exists(file) && !Files.readString(file, StandardCharsets.UTF_8).equals(text);
    Require.that(!isOther, "--next", file, "a file that is not there: it is never overwritten");
    Files.writeString(file, text);
    tell(file + ": " + String.join(", ", settling.get().changes()));
    tell(owed(file, store));
  }

  /** Data or networks of one's own may not be found from where the file is written. */
  private static String owed(Path file, ResultStore store) throws IOException {
    try {
      long owed = Sweep.read(file).plan(RunOptions.into(store.root())).owed().trials();
      return "%d trials more; run them with: onecycle run %s --out %s"
          .formatted(owed, file, store.root());
    } catch (InvalidSweepException | IOException e) {
      return "%s cannot be planned from there: %s".formatted(file, e.getMessage());
    }
  }

  private void tell(String note) {
    command.commandLine().getErr().println("onecycle: " + note);
    command.commandLine().getErr().flush();
  }
}
