package io.onecycle.driver.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints what makes a shell complete commands, options and their values. */
@Command(
    name = "completion",
    description = "Prints a script that makes bash or zsh complete commands and options by Tab.",
    mixinStandardHelpOptions = true,
    footerHeading = Main.EXAMPLES,
    footer = {
      "  source <(onecycle completion)",
      "  onecycle completion > ~/.local/share/bash-completion/completions/onecycle"
    })
final class CompletionCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    PrintWriter out = command.commandLine().getOut();
    out.print(AutoComplete.bash("onecycle", command.root().commandLine()));
    out.flush();
    return 0;
  }
}
