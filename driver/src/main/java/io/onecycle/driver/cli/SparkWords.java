package io.onecycle.driver.cli;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * What bin/onecycle runs before it starts Spark: faults of the command line end here, in less than
 * a second. Else Spark's launcher prints the words of the command that starts it.
 */
public final class SparkWords {

  private SparkWords() {}

  /**
   * Checks and prints.
   *
   * @param args how many of the last are a command's; then the words for Spark's launcher
   */
  public static void main(String[] args) throws ReflectiveOperationException {
    Locale.setDefault(Locale.ROOT);
    int count = Integer.parseInt(args[0]);
    int code = fault(Arrays.copyOfRange(args, args.length - count, args.length));
    if (code != 0) {
      System.exit(code);
    }
    Method launcher =
        Class.forName("org.apache.spark.launcher.Main").getMethod("main", String[].class);
    // The class is Spark's own, its main method is for shells.
    launcher.setAccessible(true);
    try {
      launcher.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      System.err.println("onecycle: Cannot start Spark: " + e.getCause().getMessage());
      System.exit(1);
    }
  }

  /** Tells what is wrong with a command's words; 0 if nothing is. */
  static int fault(String... words) {
    CommandLine line = Main.commands();
    try {
      ParseResult parsed = line.parseArgs(words);
      for (CommandLine command : parsed.asCommandLineList()) {
        if (command.getCommand() instanceof RunCommand run) {
          run.requireSweep();
        }
      }
      return 0;
    } catch (ParameterException e) {
      // The parser's own words, and its exit code for this.
      return Main.execute(words);
    } catch (BadInputException e) {
      System.err.println(e.getMessage());
      return Main.BAD_INPUT;
    }
  }
}
