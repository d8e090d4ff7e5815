package io.onecycle.driver.report.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.audit.Check;
import io.onecycle.driver.analyse.audit.Finding;
import io.onecycle.driver.analyse.audit.Remedy;
import io.onecycle.driver.analyse.words.AuditWords;
import io.onecycle.driver.analyse.words.CheckWords;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An audit as text. */
public final class AuditReport {

  /** The answer of a sweep names no more findings. */
  private static final int NAMED = 3;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private AuditReport() {}

  /** What is wrong, what to do, and all that was looked at; it ends with a line break. */
  public static String render(Audit audit) {
    List<String> findings = new ArrayList<>();
    for (Finding finding : audit.findings()) {
      findings.add(
          "%d. %s %s"
              .formatted(
                  findings.size() + 1, AuditWords.sentence(finding), AuditWords.advice(finding)));
    }
    if (audit.checks().isEmpty()) {
      return Paragraph.lines(List.of("Nothing to audit: no trial and no range test has ended."));
    }
    return Paragraph.lines(
            findings.isEmpty() ? List.of("Nothing found that is 95 % sure or counted.") : findings)
        + "\nLooked at, with the probability that it is so where one is known:\n"
        + Paragraph.lines(
            audit.checks().stream().map(check -> "- " + CheckWords.line(check)).toList());
  }

  /** What is wrong, for the answer of a sweep; nothing where nothing is. */
  public static String summary(Audit audit) {
    if (audit.isClean()) {
      return "";
    }
    List<String> lines = new ArrayList<>();
    lines.add("Before you rely on it (onecycle audit says what to do):");
    audit.findings().stream()
        .limit(NAMED)
        .map(finding -> "- " + AuditWords.sentence(finding))
        .forEach(lines::add);
    int left = audit.findings().size() - NAMED;
    if (left > 0) {
      lines.add("- and %d more.".formatted(left));
    }
    return Paragraph.lines(lines);
  }

  /** The same for programs. */
  public static String json(Audit audit) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("findings", audit.findings().stream().map(AuditReport::object).toList());
    answer.put("checks", audit.checks().stream().map(AuditReport::object).toList());
    try {
      return Printable.json(JSON.writeValueAsString(answer)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write maps of numbers and texts as JSON", e);
    }
  }

  private static Map<String, Object> object(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("kind", AuditWords.kind(finding));
    object.put("axis", axis(finding).orElse(null));
    object.put("probability", finding.probability().orElse(null));
    object.put("finding", AuditWords.sentence(finding));
    object.put("advice", AuditWords.advice(finding));
    object.put("settled_by_a_sweep", Remedy.of(finding).isPresent());
    return object;
  }

  private static Map<String, Object> object(Check check) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("subject", check.subject().name().toLowerCase(Locale.ROOT));
    object.put("axis", check.axis().map(axis -> axis.key()).orElse(null));
    object.put("probability", check.chance().orElse(null));
    object.put(
        "not_known", check.left().map(why -> why.name().toLowerCase(Locale.ROOT)).orElse(null));
    return object;
  }

  private static Optional<String> axis(Finding finding) {
    if (finding instanceof Finding.AtEdge edge) {
      return Optional.of(edge.axis().axis().key());
    }
    if (finding instanceof Finding.NotTuned tuned) {
      return Optional.of(tuned.axis().axis().key());
    }
    if (finding instanceof Finding.Coarse coarse) {
      return Optional.of(coarse.axis().axis().key());
    }
    return finding instanceof Finding.OneRate ? Optional.of("max_lr") : Optional.empty();
  }
}
