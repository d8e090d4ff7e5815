package io.onecycle.driver.report;

import io.onecycle.driver.analyse.Digits;
import io.onecycle.driver.analyse.TrialAxis;
import io.onecycle.driver.analyse.compare.Comparison;
import io.onecycle.driver.analyse.compare.Group;
import io.onecycle.driver.analyse.words.VerdictWords;
import io.onecycle.driver.analyse.words.Words;
import io.onecycle.driver.report.text.Alignment;
import io.onecycle.driver.report.text.TextColumn;
import io.onecycle.driver.table.ComparisonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;

/** A comparison as columns for people: what is empty everywhere is left out. */
final class ComparisonColumns {

  private final Comparison comparison;
  private final List<ComparisonRow> rows;

  ComparisonColumns(Comparison comparison) {
    this.comparison = comparison;
    this.rows = comparison.rows();
  }

  List<TextColumn> columns() {
    List<TextColumn> columns = new ArrayList<>();
    axes(columns);
    columns.add(TextColumn.of("n", texts(row -> Integer.toString(row.n()))));
    means(columns);
    differences(columns);
    counts("diverged", ComparisonRow::diverged, columns);
    counts("at chance", row -> row.atChance().orElse(0), columns);
    counts("failed", ComparisonRow::failed, columns);
    if (rows.stream().anyMatch(row -> row.maxLrReached().isPresent())) {
      columns.add(
          TextColumn.of(
              "max_lr reached", texts(row -> row.maxLrReached().map(Digits::threeDigits))));
    }
    return columns;
  }

  private void axes(List<TextColumn> columns) {
    columns.add(TextColumn.of(comparison.by().key(), texts(ComparisonRow::value)));
    for (TrialAxis axis : comparison.coverage().varied()) {
      if (axis != comparison.by()) {
        columns.add(
            TextColumn.of(
                axis.key(),
                comparison.groups().stream().map(Group::values).map(v -> v.get(axis)).toList()));
      }
    }
  }

  private void means(List<TextColumn> columns) {
    columns.add(
        TextColumn.numeric(
            comparison.objective().metric(),
            Alignment.byPoint(
                texts(row -> row.mean().map(mean -> Digits.fixed(mean, places(row)))))));
    if (rows.stream().anyMatch(row -> row.sd().isPresent())) {
      columns.add(
          TextColumn.numeric(
              "sd",
              Alignment.byPoint(texts(row -> row.sd().map(sd -> Digits.fixed(sd, places(row)))))));
    }
    boolean isLeft = comparison.hasOneLeft();
    if (rows.size() > 1 && !isLeft && rows.stream().anyMatch(row -> row.pBest().isPresent())) {
      columns.add(
          TextColumn.numeric(
              "P(best)", texts(row -> row.pBest().filter(p -> p > 0).map(Words::percent))));
    }
    if (rows.size() > 1
        && rows.stream()
            .anyMatch(row -> row.lossBound().filter(v -> !isLeft || v > 0).isPresent())) {
      columns.add(
          TextColumn.numeric(
              "may lose",
              Alignment.byPoint(
                  texts(row -> row.lossBound().map(v -> Digits.fixed(v, Digits.places(v)))))));
    }
  }

  private void differences(List<TextColumn> columns) {
    if (rows.stream().allMatch(row -> row.diffToBest().isEmpty())) {
      return;
    }
    columns.add(
        TextColumn.numeric(
            "vs best",
            ofOthers("best", row -> row.diffToBest().map(d -> Digits.signed(d, diffPlaces(row))))));
    if (rows.stream().anyMatch(row -> row.diffCi95Low().isPresent())) {
      List<String> lows = bounds(ComparisonRow::diffCi95Low);
      List<String> highs = bounds(ComparisonRow::diffCi95High);
      columns.add(new TextColumn("95 % CI", joined(lows, " to ", highs), true));
    }
    if (rows.stream().anyMatch(row -> row.pValue().isPresent())) {
      columns.add(
          TextColumn.numeric(
              VerdictWords.pLabel(comparison),
              ofOthers("", row -> row.pValue().map(Digits::pValue))));
    }
  }

  private void counts(String header, ToIntFunction<ComparisonRow> count, List<TextColumn> columns) {
    if (rows.stream().anyMatch(row -> count.applyAsInt(row) > 0)) {
      columns.add(TextColumn.of(header, texts(row -> Integer.toString(count.applyAsInt(row)))));
    }
  }

  private List<String> ofOthers(String ofBest, Function<ComparisonRow, Optional<String>> ofOther) {
    return rows.stream()
        .map(row -> isBest(row) ? ofBest : ofOther.apply(row).orElse(TextColumn.NOTHING))
        .toList();
  }

  private boolean isBest(ComparisonRow row) {
    return comparison.best().filter(best -> best.row().equals(row)).isPresent();
  }

  private List<String> bounds(Function<ComparisonRow, Optional<Double>> bound) {
    return Alignment.byPoint(
        rows.stream()
            .map(row -> bound.apply(row).map(v -> Digits.signed(v, diffPlaces(row))).orElse(""))
            .toList());
  }

  private static List<String> joined(List<String> first, String with, List<String> second) {
    return IntStream.range(0, first.size())
        .mapToObj(
            i ->
                second.get(i).isBlank()
                    ? first.get(i) + " ".repeat(with.length()) + second.get(i)
                    : first.get(i) + with + second.get(i))
        .toList();
  }

  private List<String> texts(Function<ComparisonRow, ?> text) {
    return rows.stream()
        .map(text)
        .map(t -> t instanceof Optional<?> o ? o.map(Object::toString).orElse("–") : t.toString())
        .toList();
  }

  /** Two digits of twice the mean's standard error. */
  private static int places(ComparisonRow row) {
    return row.sd()
        .map(sd -> Digits.places(2 * sd / Math.sqrt(row.n() + row.diverged())))
        .orElse(Digits.UNCERTAIN_PLACES);
  }

  private static int diffPlaces(ComparisonRow row) {
    return row.diffCi95High()
        .map(high -> Digits.places((high - row.diffCi95Low().orElseThrow()) / 2))
        .orElse(Digits.UNCERTAIN_PLACES);
  }
}
