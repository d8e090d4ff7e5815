package io.onecycle.driver.cli;

import static io.onecycle.driver.cli.Commands.say;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.onecycle.driver.cli.Commands.Said;
import io.onecycle.driver.report.page.Browser;
import io.onecycle.driver.store.ResultStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small sweep whose rates are multiples of what its range tests found, and its page. */
class ReportCommandTest {

  private static final String SWEEP =
      """
      name: multiples
      data: fashion-mnist-mini
      model: {mlp: {hidden: [16]}}
      train: {epochs: 1, limit: 640, batch_size: 64}
      grid: {max_lr: [0.5x, 1x, 2x], weight_decay: [1e-2, 1e-4]}
      lr_find: {start_lr: 0.01, end_lr: 10, num_it: 30, seeds: 1}
      """;
  private static final Pattern DATA = Pattern.compile("id=\"data\">(.*?)</script>", Pattern.DOTALL);

  @TempDir private static Path folder;
  private static Path results;

  @BeforeAll
  static void sweep() throws IOException {
    results = folder.resolve("results");
    String file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP).toString();
    Said ran = say("run", file, "--out", results.toString(), "--master", "local[2]");
    assertThat(ran.code()).as(ran.err()).isZero();
  }

  @Test
  void ratesThatTestsFoundAreShownAsTheMultiplesThatWereAsked() throws Exception {
    JsonNode data = data(page(results));
    JsonNode rates = data.get("axes").get(1);
    assertThat(rates.get("key").asText()).isEqualTo("max_lr");
    assertThat(rates.get("values"))
        .extracting(JsonNode::asText)
        .containsExactly("0.5x", "1x", "2x");
    List<String> cells = new ArrayList<>();
    data.get("settings")
        .forEach(
            one ->
                cells.add(
                    one.at("/at/weight_decay").asText() + " " + one.at("/at/max_lr").asText()));
    assertThat(cells)
        .containsExactlyInAnyOrder(
            "0.01 0.5x", "0.01 1x", "0.01 2x", "1e-4 0.5x", "1e-4 1x", "1e-4 2x");
  }

  @Test
  void aHeatMapHasARowOrColumnForEachMultiple() throws Exception {
    Path plots = folder.resolve("plots");
    Said said = say("report", results.toString(), "--plots", plots.toString(), "--reach", "0.1");
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out().lines())
        .contains(plots.resolve("grid.svg").toString(), plots.resolve("reach.svg").toString())
        .noneMatch(line -> line.endsWith(".html"));
    assertThat(Files.readString(plots.resolve("grid.svg")))
        .contains(">0.5x<", ">1x<", ">2x<", "6 of 6 cells have trials");
  }

  /** Names of folders that a shell would take for something else. */
  private static final List<String> ODD =
      List.of(
          "two words",
          "größe ≤ 1e-4",
          "it's \"quoted\"",
          "#1 of 100 %",
          "at 12:30:00",
          "$HOME `id` \\ !! & ; | <a> (b) [c] {d} * ?",
          "-o",
          "a\nb");

  @Test
  void whatThePageAndTheTerminalOfferToCopyCanBePasted() throws Exception {
    assumeTrue(Browser.installed().isPresent(), "no chromium on the PATH");
    try (Browser browser = Browser.start(folder.resolve("browser"))) {
      for (String name : ODD) {
        Path odd = copied(results, folder.resolve("odd").resolve(name));
        canBePasted(odd, commandsOn(page(odd), browser));
      }
    }
  }

  private static void canBePasted(Path odd, List<String> ofPage) throws Exception {
    List<String> offered = new ArrayList<>(ofPage);
    assertThat(offered).hasSize(2);
    NextSteps.of(ResultStore.existing(odd.toString())).keySet().stream()
        .filter(step -> step.startsWith("onecycle "))
        .forEach(offered::add);
    assertThat(offered).anyMatch(step -> step.startsWith("onecycle report "));
    for (String command : offered) {
      List<String> words = pasted(command);
      assertThat(words.get(1)).as(command).isEqualTo(odd.toString());
      Said status = say("status", words.get(1));
      assertThat(status.code()).as(status.err()).isZero();
    }
    assertThat(pasted(offered.get(0)))
        .hasSize(4)
        .startsWith("verify")
        .contains("--trial", ResultStore.existing(odd.toString()).trials().get(0).trialId());
    assertThat(pasted(offered.get(1)))
        .hasSize(6)
        .startsWith("refit")
        .contains("--setting", "--seed");
  }

  /** What the page offers for a trial that was opened, as a reader copies it. */
  private static List<String> commandsOn(Path page, Browser browser) throws Exception {
    String id = ResultStore.existing(results.toString()).trials().get(0).trialId();
    browser.open(page.toUri() + "#?trial=" + id);
    browser.value(
        "window.copied = []; Object.defineProperty(navigator, 'clipboard', {value: {writeText: t"
            + " => { copied.push(t); return Promise.resolve(); }}}); 0");
    browser.value("document.querySelectorAll('.command button').forEach(b => b.click())");
    List<String> copied = new ArrayList<>();
    browser.value("copied").forEach(text -> copied.add(text.asText()));
    assertThat(
            browser.value(
                "[...document.querySelectorAll('.command code')].map(c => c.textContent)"))
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(copied);
    return copied;
  }

  /** The words that a command of this name gets of bash. */
  private static List<String> pasted(String command) throws Exception {
    Path home = Files.createTempDirectory(folder, "home");
    Path bin = Files.createDirectories(home.resolve("bin"));
    Path stub = Files.writeString(bin.resolve("onecycle"), "#!/bin/sh\nprintf '%s\\0' \"$@\"\n");
    Files.setPosixFilePermissions(stub, PosixFilePermissions.fromString("rwxr-xr-x"));
    ProcessBuilder bash = new ProcessBuilder("bash", "-c", command).directory(home.toFile());
    bash.environment().merge("PATH", bin + ":", (path, first) -> first + path);
    bash.environment().put("LC_ALL", "C.UTF-8");
    Process process = bash.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return List.of(said.split("\0"));
  }

  private static Path page(Path of) {
    Path file = folder.resolve("page.html");
    Said said = say("report", of.toString(), "--out", file.toString());
    assertThat(said.code()).as(said.err()).isZero();
    assertThat(said.out()).isEqualTo(file + System.lineSeparator());
    return file;
  }

  private static JsonNode data(Path page) throws IOException {
    Matcher data = DATA.matcher(Files.readString(page));
    assertThat(data.find()).isTrue();
    return new ObjectMapper().readTree(data.group(1));
  }

  private static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy);
        }
      }
    }
    return to;
  }
}
