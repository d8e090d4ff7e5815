package io.onecycle.driver.analyse.simulate;

import java.util.List;

/**
 * Prints how often verdicts on made-up sweeps are true, as a Markdown table: {@code [sweeps of each
 * kind, 4000 by default]}.
 */
public final class VerdictSimulation {

  private static final int SWEEPS = 4000;

  private VerdictSimulation() {}

  /** {@code [sweeps]}. */
  public static void main(String[] args) {
    int sweeps = args.length > 0 ? Integer.parseInt(args[0]) : SWEEPS;
    System.out.println(
        "| sweeps | settings | seeds | falsely worse | worse found | value covered | loss bound held"
            + " | best: said / was | bias, sd | contradictions |");
    System.out.println("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |");
    List<String> lines =
        Scenarios.all().parallelStream()
            .map(
                one ->
                    "| %s | %d | %d | %s |"
                        .formatted(
                            one.name(),
                            one.settings(),
                            one.seeds(),
                            String.join(" | ", one.tally(sweeps).cells())))
            .toList();
    lines.forEach(System.out::println);
  }
}
