package io.onecycle.driver.cli;

import io.onecycle.driver.report.text.Reflow;
import io.onecycle.driver.terminal.Columns;
import io.onecycle.driver.terminal.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what people read: as wide as their terminal, up to what reads well. */
final class Printed {

  private static final int NARROWEST = 40;

  private Printed() {}

  /** All that a command has to say, with tables and sentences; it ends with a line break. */
  static void answer(CommandSpec command, String text) {
    PrintWriter out = command.commandLine().getOut();
    out.print(Terminal.ofThisProcess().answers() ? Reflow.to(columns(), text) : text);
    out.flush();
  }

  /** How wide help and sentences are. */
  static int columns() {
    return Math.max(NARROWEST, Math.min(Reflow.WIDEST, Columns.now()));
  }
}
