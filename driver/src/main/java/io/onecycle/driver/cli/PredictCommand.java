package io.onecycle.driver.cli;

import io.onecycle.driver.predict.Predictor;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Applies a model that refit has saved. */
@Command(
    name = "predict",
    description =
        "Applies a model that refit has saved to the rows of CSV or Parquet files, or to images:"
            + " one row of predictions for each.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = Main.EXIT_CODES,
    exitCodeList = {"0:Well done.", "1:Something went wrong.", "2:Bad input."},
    footerHeading = Main.EXAMPLES,
    footer = {"  onecycle predict results/mine/models/3f2a-seed-1 new.csv --out predicted.csv"})
final class PredictCommand implements Callable<Integer> {

  @Spec private CommandSpec command;

  @Parameters(
      index = "0",
      paramLabel = "MODEL",
      description = "The folder that refit has written, or the model.zip in it.")
  private String model;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Tables with the columns that the model was trained on, images, or folders of them; or"
              + " their URIs.")
  private List<String> files = List.of();

  @Option(
      names = "--out",
      paramLabel = "URI",
      defaultValue = "",
      description =
          "A new file that ends in .csv, or a new folder that ends in .parquet (default: CSV to the"
              + " console).")
  private String out;

  @Option(
      names = "--master",
      paramLabel = "M",
      defaultValue = "",
      description = "Any Spark master, e.g. local[2] (default: spark-submit's, or local[*]).")
  private String master;

  @Override
  public Integer call() throws IOException {
    Map<String, String> settings = master.isBlank() ? Map.of() : Map.of("spark.master", master);
    long rows =
        new Predictor(settings, this::tell)
            .predict(model, files, out, command.commandLine().getOut());
    if (!out.isBlank()) {
      tell("%,d predictions in %s".formatted(rows, out));
    }
    return 0;
  }

  private void tell(String words) {
    command.commandLine().getErr().println("onecycle: " + words);
    command.commandLine().getErr().flush();
  }
}
