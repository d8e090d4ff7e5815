package io.onecycle.driver.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.onecycle.driver.analyse.SampleTrials;
import io.onecycle.driver.report.plot.ReportData;
import io.onecycle.driver.report.plot.SampleReports;
import io.onecycle.driver.table.Ending;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where one is installed. */
class PageInBrowserTest {

  private static final Optional<Path> CHROMIUM =
      Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
          .map(directory -> Path.of(directory, "chromium"))
          .filter(Files::isExecutable)
          .findFirst();

  @TempDir private Path folder;

  @BeforeEach
  void aBrowserIsNeeded() {
    assumeTrue(CHROMIUM.isPresent(), "no chromium on the PATH: the page is not tried in a browser");
  }

  /** The document after its scripts ran. */
  private String shown(String page) throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), page);
    Path dom = folder.resolve("dom.html");
    Process browser =
        new ProcessBuilder(
                CHROMIUM.orElseThrow().toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--virtual-time-budget=5000",
                "--dump-dom",
                file.toUri().toString())
            .redirectOutput(dom.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean isDone = browser.waitFor(120, TimeUnit.SECONDS);
    browser.destroyForcibly();
    assertThat(isDone).as("chromium ended by itself").isTrue();
    return Files.readString(dom, StandardCharsets.UTF_8);
  }

  private static void assertNoFault(String dom) {
    assertThat(dom.substring(0, dom.indexOf("<head>")))
        .contains("data-ready")
        .doesNotContain("data-errors");
  }

  private static long count(String dom, String pattern) {
    return Pattern.compile(pattern).matcher(dom).results().count();
  }

  @Test
  void allChartsAreDrawn() throws Exception {
    String dom = shown(HtmlPage.render(SampleReports.whole()));
    assertNoFault(dom);
    assertThat(count(dom, "<div class=\"uplot[ \"]")).isEqualTo(8);
    assertThat(count(dom, "<canvas")).isEqualTo(8);
    assertThat(count(dom, "aria-pressed=\"true\"")).isEqualTo(3 + 3 + 5);
    assertThat(count(dom, "<th scope=\"col\"[^>]*><button")).isGreaterThan(20);
  }

  @Test
  void aHalfFinishedSweepAndRangeTestsAloneAreShown() throws Exception {
    SampleTrials diverged = SampleTrials.none().ended(Ending.DIVERGED, 1, 3, 1, 2);
    assertNoFault(shown(HtmlPage.render(SampleReports.of(diverged, List.of()))));
    assertNoFault(shown(HtmlPage.render(SampleReports.of(SampleTrials.none(), List.of(0.1)))));
    assertNoFault(shown(HtmlPage.render(SampleReports.of(SampleTrials.none(), List.of()))));
    assertNoFault(shown(HtmlPage.render(SampleReports.rangeTests(5, 1e-4, 1e-2))));
  }

  @Test
  void hostileTextStaysText() throws Exception {
    String hostile =
        "</script></pre><script>document.title='taken'</script><img src=x onerror=alert(1)>";
    ReportData sample = SampleReports.whole();
    ReportData report =
        ReportData.of(
            hostile,
            Optional.of(hostile),
            new SampleTrials(sample.trials())
                .and(List.of(SampleTrials.trial(0.2, 1, 1, Ending.COMPLETED, 0.5, hostile, 5)))
                .rows(),
            sample.curves(),
            sample.lrFind(),
            sample.lrFindSummaries().stream()
                .map(row -> SampleReports.withMessage(row, hostile))
                .toList(),
            sample.comparison());
    String dom = shown(HtmlPage.render(report));
    assertNoFault(dom);
    assertThat(dom)
        .contains("<title>&lt;/script&gt;")
        .doesNotContain("<title>taken", "<img", "<script>document.title");
    assertThat(count(dom, "&lt;script&gt;document.title")).isGreaterThanOrEqualTo(4);
  }
}
