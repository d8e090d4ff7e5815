package io.onecycle.driver.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.onecycle.driver.analyse.compare.Difference;
import io.onecycle.driver.analyse.compare.Superiority;
import io.onecycle.driver.analyse.words.SuperiorityWords;
import io.onecycle.driver.report.text.Paragraph;
import io.onecycle.driver.report.text.Printable;
import io.onecycle.driver.results.SweepsCompared;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Whether one sweep is better than another: for people in sentences, for programs as JSON. */
public final class SuperiorityReport {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private SuperiorityReport() {}

  /** The answer; it ends with a line break. Any format but JSON is text. */
  public static String render(SweepsCompared sweeps, Format format) {
    Superiority superiority = sweeps.superiority();
    String sentence = SuperiorityWords.sentence(superiority, sweeps.comparison().objective());
    if (format != Format.JSON) {
      return Paragraph.lines(
          Stream.concat(Stream.of(sentence), sweeps.warnings().stream()).toList());
    }
    try {
      return Printable.json(
              JSON.writeValueAsString(values(superiority, sentence, sweeps.warnings())))
          + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Cannot write maps of numbers and texts as JSON", e);
    }
  }

  private static Map<String, Object> values(
      Superiority superiority, String sentence, List<String> warnings) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("answer", superiority.answer().name().toLowerCase(Locale.ROOT));
    values.put("first", superiority.first());
    values.put("second", superiority.second());
    values.put("difference", superiority.difference().map(Difference::mean).orElse(null));
    values.put(
        "ci95_low",
        superiority.difference().flatMap(Difference::ci95).map(ci -> ci.low()).orElse(null));
    values.put(
        "ci95_high",
        superiority.difference().flatMap(Difference::ci95).map(ci -> ci.high()).orElse(null));
    values.put("p_value", superiority.pValue().orElse(null));
    values.put("p_better", superiority.pBetter().orElse(null));
    values.put("seeds", superiority.difference().map(Difference::seeds).orElse(0));
    values.put(
        "more_seeds",
        superiority.moreSeeds().isPresent() ? superiority.moreSeeds().getAsInt() : null);
    values.put("sentence", sentence);
    values.put("warnings", warnings);
    return values;
  }
}
