package io.onecycle.driver.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.onecycle.driver.analyse.stats.Interval;
import io.onecycle.driver.report.plot.RangeTestCurve;
import io.onecycle.driver.report.plot.RangeTestGroup;
import io.onecycle.driver.report.plot.ScheduleCurve;
import io.onecycle.driver.report.plot.SettingCurves;
import io.onecycle.driver.report.plot.Thinning;
import io.onecycle.driver.sweep.LrFind.Suggestion;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.worker.trial.Identity;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What the page's script draws, as JSON that may stand inside of a script element. */
final class PageData {

  /** More iterations of a range test than a chart has pixels. */
  static final int RANGE_TEST_POINTS = 1000;

  /** As many range tests as are embedded. */
  static final int RANGE_TESTS = 60;

  private static final MathContext DIGITS = new MathContext(5);

  private final StringWriter out = new StringWriter();
  private final JsonGenerator json;
  private final String metric;

  private PageData(String metric) throws IOException {
    this.metric = metric;
    this.json = new JsonFactory().createGenerator(out);
  }

  /**
   * The data of all charts.
   *
   * @param metric what is drawn beside the losses
   */
  static String of(
      List<RangeTestGroup> tests,
      List<ScheduleCurve> schedules,
      List<SettingCurves> settings,
      String metric) {
    try {
      PageData data = new PageData(metric);
      data.write(tests, schedules, settings);
      return inScript(data.out.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write JSON to memory", e);
    }
  }

  /** The same JSON without a character that could end the element or begin a comment. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private void write(
      List<RangeTestGroup> tests, List<ScheduleCurve> schedules, List<SettingCurves> settings)
      throws IOException {
    json.writeStartObject();
    json.writeStringField("metric", metric);
    json.writeArrayFieldStart("lrFind");
    for (RangeTestGroup group : RangeTestGroup.first(tests, RANGE_TESTS)) {
      write(group);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("schedules");
    for (ScheduleCurve schedule : schedules) {
      json.writeStartObject();
      json.writeStringField("label", schedule.label());
      numbers("x", schedule.rows(), row -> (double) row.iteration());
      numbers("lr", schedule.rows(), CurveRow::lr);
      numbers("momentum", schedule.rows(), CurveRow::momentum);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("settings");
    for (SettingCurves curves : settings) {
      write(curves);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.close();
  }

  private void write(RangeTestGroup group) throws IOException {
    List<LrFindRow> longest = group.longest().rows();
    NavigableSet<Integer> kept = Thinning.indices(longest.size(), RANGE_TEST_POINTS);
    json.writeStartObject();
    json.writeStringField("label", group.label());
    numbers("x", rows(longest, kept), LrFindRow::lr);
    json.writeArrayFieldStart("tests");
    for (RangeTestCurve test : group.tests()) {
      List<LrFindRow> rows = rows(test.rows(), kept);
      json.writeStartObject();
      numbers("train", rows, LrFindRow::trainLoss);
      numbers("val", rows, LrFindRow::valLoss);
      numbers("metric", rows, row -> row.metric(metric).orElse(Double.NaN));
      json.writeEndObject();
    }
    json.writeEndArray();
    for (Suggestion rule : Suggestion.values()) {
      OptionalDouble suggested = group.suggestion(rule);
      if (suggested.isPresent()) {
        json.writeFieldName(Identity.lower(rule));
        number(suggested.getAsDouble());
      }
    }
    Optional<Interval> interval = group.interval();
    if (interval.isPresent()) {
      json.writeStringField("rule", Identity.lower(group.rule()));
      numbers(
          "interval", List.of(interval.get().low(), interval.get().high()), Function.identity());
    }
    json.writeEndObject();
  }

  /** Tests that ended earlier have the first of them. */
  private static List<LrFindRow> rows(List<LrFindRow> all, NavigableSet<Integer> kept) {
    return kept.headSet(all.size()).stream().map(all::get).toList();
  }

  private void write(SettingCurves curves) throws IOException {
    json.writeStartObject();
    json.writeStringField("label", curves.label());
    json.writeNumberField("rank", curves.rank());
    numbers("x", curves.iterations(), Integer::doubleValue);
    numbers("validated", curves.validated(), Integer::doubleValue);
    json.writeArrayFieldStart("seeds");
    for (SettingCurves.SeedCurve seed : curves.seeds()) {
      json.writeStartObject();
      // A seed may have more digits than JavaScript's numbers.
      json.writeStringField("seed", Long.toString(seed.seed()));
      json.writeStringField("outcome", seed.outcome());
      numbers("train", seed.trainLoss(), Function.identity());
      numbers("val", seed.valLoss(), Function.identity());
      numbers("metric", seed.metric(), Function.identity());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private <T> void numbers(String name, List<T> rows, Function<T, Double> value)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (T row : rows) {
      number(value.apply(row));
    }
    json.writeEndArray();
  }

  /** Five digits: more than a screen can show. What is not a number is a gap. */
  private void number(double value) throws IOException {
    if (Double.isFinite(value)) {
      BigDecimal rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
      // Iterations are whole and exact.
      json.writeNumber(
          value == Math.rint(value) && Math.abs(value) < 1e15
              ? Long.toString((long) value)
              : rounded.toString());
    } else {
      json.writeNull();
    }
  }
}
