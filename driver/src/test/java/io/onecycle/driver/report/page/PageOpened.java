package io.onecycle.driver.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.onecycle.driver.report.figure.Resource;
import io.onecycle.driver.report.plot.ReportData;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, where one is installed. */
abstract class PageOpened {

  private static final String AXE = "/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";

  @TempDir static Path folder;
  static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    assumeTrue(
        Browser.installed().isPresent(),
        "no chromium on the PATH: the page is not tried in a browser");
    browser = Browser.start(folder);
  }

  @AfterAll
  static void end() throws Exception {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void onADesk() throws Exception {
    browser.size(1300, 900, false);
    browser.prefersDark(false);
  }

  @AfterEach
  void nothingWentWrong() throws Exception {
    assertThat(browser.text("document.documentElement.dataset.errors ?? ''")).isEmpty();
  }

  static void open(ReportData data) throws Exception {
    open(data, "");
  }

  static void open(ReportData data, String hash) throws Exception {
    Path file = Files.writeString(folder.resolve("page.html"), HtmlPage.render(data));
    browser.open(file.toUri() + hash);
  }

  static void assertUsableByAll() throws Exception {
    browser.value(Resource.text(AXE) + ";true");
    JsonNode found =
        browser.value(
            "axe.run(document).then(r => r.violations.filter(v => v.impact === 'serious' ||"
                + " v.impact === 'critical').map(v => v.id + ': ' + v.nodes.map(n => n.html + ' ' +"
                + " n.failureSummary).join(' | ')))");
    assertThat(found).as(found.toPrettyString()).isEmpty();
  }
}
