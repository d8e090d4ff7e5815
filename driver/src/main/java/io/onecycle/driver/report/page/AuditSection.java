package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.plot.svg.Markup.text;

import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.words.AuditWords;
import java.util.stream.Collectors;

/** What may make the answer wrong, and what to do; nothing where nothing was found. */
final class AuditSection {

  private AuditSection() {}

  static String of(Audit audit) {
    if (audit.isClean()) {
      return "";
    }
    return audit.findings().stream()
        .map(
            finding ->
                "<li>"
                    + text(AuditWords.sentence(finding) + " " + AuditWords.advice(finding))
                    + "</li>\n")
        .collect(
            Collectors.joining(
                "",
                "<section aria-labelledby=\"audit-h\"><h2 id=\"audit-h\">Before you rely on it</h2>\n<ol>\n",
                "</ol></section>\n"));
  }
}
