package io.onecycle.driver.cli;

import io.onecycle.driver.execute.SparkLine;
import io.onecycle.driver.terminal.Terminal;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The main class of the jar: of {@code bin/onecycle} and of {@code spark-submit}. */
@Command(
    name = "onecycle",
    description = "Sweeps for the 1cycle policy on Spark: which weight decay, and how sure are we?",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      RunCommand.class,
      PlanCommand.class,
      ScheduleCommand.class,
      CompareCommand.class,
      AuditCommand.class,
      ReportCommand.class,
      StatusCommand.class,
      VerifyCommand.class,
      RefitCommand.class,
      PredictCommand.class,
      DataCommand.class,
      ExportCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class,
    },
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {
      "0:Well done.",
      "1:Something failed; or an audit found something.",
      "2:Bad input: nothing was started."
    },
    footerHeading = Main.EXAMPLES,
    footer = {
      "  onecycle plan sweeps/quickstart.yaml",
      "  onecycle run sweeps/quickstart.yaml",
      "  onecycle report results/quickstart",
      "  onecycle help run"
    })
public final class Main {

  static final int BAD_INPUT = 2;

  static final String EXIT_CODES = "%nExit codes:%n";
  static final String EXAMPLES = "%nExamples:%n";

  /** Narrower, picocli lays out no help. */
  private static final int LEAST_HELP = 55;

  /** Bad input where 0, 1 and 2 are answers. */
  private static final int NO_ANSWER = 3;

  /** What is added to the exit code of an answer. */
  private static final String ANSWERS = "onecycle.answers";

  private Main() {}

  /** Runs one command and exits with its code: 0 well, 1 something failed, 2 bad input. */
  public static void main(String[] args) {
    // Numbers are written alike wherever one is: with Arabic-Indic digits files could not be read.
    Locale.setDefault(Locale.ROOT);
    Stdout stdout = Stdout.ofThisProcess();
    Person.introduce();
    Optional<String> wrongSpark = SparkLine.fault();
    wrongSpark.ifPresent(words -> System.err.println("onecycle: " + words));
    SparkDefaults.use(System.getenv(), System.getProperties());
    int code = wrongSpark.isPresent() ? unasked(args) : execute(args);
    int written = stdout.code(code, System.err);
    if (answers(args)) {
      // A JVM that cannot start, or crashes, ends with 1 as well: bin/onecycle tells answers by
      // this.
      written = (written == code ? code : NO_ANSWER) + Integer.getInteger(ANSWERS, 0);
    }
    if (written != 0) {
      System.exit(written);
    }
  }

  private static boolean answers(String... args) {
    return List.of(args).contains(CompareCommand.IS_BETTER);
  }

  private static int unasked(String... args) {
    return answers(args) ? NO_ANSWER : BAD_INPUT;
  }

  /** Runs one command; stdout has the answer, stderr everything else. */
  static int execute(String... args) {
    CommandLine line = commands();
    line.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(Main::report);
    if (Terminal.ofThisProcess().answers()) {
      line.setUsageHelpWidth(Math.max(LEAST_HELP, Printed.columns()));
    }
    if (args.length == 0) {
      line.usage(line.getErr());
      return BAD_INPUT;
    }
    if (answers(args)) {
      CommandLine.IParameterExceptionHandler handler = line.getParameterExceptionHandler();
      line.setParameterExceptionHandler(
          (failure, given) -> {
            handler.handleParseException(failure, given);
            return NO_ANSWER;
          });
      line.setExecutionExceptionHandler(
          (failure, command, parsed) -> {
            report(failure, command, parsed);
            return NO_ANSWER;
          });
      return answer(line, args);
    }
    return line.execute(args);
  }

  /** Memory that ends, or a class that is missing, is no answer either. */
  private static int answer(CommandLine line, String... args) {
    try {
      return line.execute(args);
    } catch (Error e) {
      line.getErr().println("onecycle: " + e);
      return NO_ANSWER;
    }
  }

  /** All commands with their options. */
  static CommandLine commands() {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static int report(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    String message = Failures.words(failure);
    line.getErr().println(failure instanceof BadInputException ? message : "onecycle: " + message);
    FullDisks.behind(failure).ifPresent(words -> line.getErr().println("onecycle: " + words));
    return Failures.isBadInput(failure) || isAudit(parsed) ? BAD_INPUT : 1;
  }

  /** Of an audit 1 says that something was found. */
  private static boolean isAudit(CommandLine.ParseResult parsed) {
    return parsed.hasSubcommand()
        && parsed.subcommand().commandSpec().userObject() instanceof AuditCommand;
  }

  /** The version that {@code --version} prints. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"onecycle " + io.onecycle.driver.table.CodeVersion.text()};
    }
  }
}
