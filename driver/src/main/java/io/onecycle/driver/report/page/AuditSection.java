package io.onecycle.driver.report.page;

import static io.onecycle.driver.report.text.Markup.text;

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
        .collect(Collectors.joining("", "<h3>Before you rely on it</h3>\n<ol>\n", "</ol>\n"));
  }
}
