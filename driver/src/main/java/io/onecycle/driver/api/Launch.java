package io.onecycle.driver.api;

import io.onecycle.driver.execute.Audience;
import io.onecycle.driver.execute.Cancellation;
import io.onecycle.driver.execute.Session;
import io.onecycle.driver.execute.SparkStores;
import io.onecycle.driver.execute.TrainingRunner;
import io.onecycle.driver.results.Evidence;
import io.onecycle.driver.stage.KnownContent;
import io.onecycle.driver.stage.Staging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.model.Backend;
import io.onecycle.worker.model.SharedTrainers;
import io.onecycle.worker.trial.ModelSpec;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apache.spark.sql.SparkSession;

/**
 * A run of a sweep, from what was asked for to the comparison that is kept.
 *
 * @param anywhere the sweep, whatever is in the results folder
 * @param options how it is run
 * @param results where results go
 */
record Launch(AskedSweep anywhere, RunOptions options, String results) {

  private static final String OLDER_DEFAULTS =
      "%s holds results of version 0.1, which validated all seeds on the same examples and took"
          + " max_lr: lr_find from one range test: what is added is done alike; in a new folder each"
          + " seed holds out a fold of its own, and max_lr: lr_find is the median of five range tests";

  /** On a session of the caller's. */
  RunningSweep.Task on(SparkSession spark) {
    return cancellation ->
        run(cancellation, (audience, stop) -> new Session(spark.sparkContext(), audience, stop));
  }

  /** On a session that is started if anything is owed. */
  RunningSweep.Task onItsOwn() {
    return cancellation ->
        run(cancellation, (audience, stop) -> new Session(options.sparkSettings(), audience, stop));
  }

  private SweepResults run(
      Cancellation cancellation, BiFunction<Audience, Cancellation, Session> session)
      throws IOException {
    ResultStore store = SparkStores.open(results);
    AskedSweep asked = anywhere.in(store);
    Optional<Staging> staging = asked.staging(options.stage(), store);
    Optional<SweepSpec> staged = staging.flatMap(Staging::resolved);
    SweepSpec spec = KnownContent.of(staged.orElse(asked.spec()), options.data(), store);
    Kept keeping = new Kept(asked);
    if (Evidence.in(store, spec).isSettled(spec)) {
      if (!keeping.isDone(spec, store)) {
        Session.keepOnly(spec, store, keeping, options.display());
      }
      return new SweepResults(store);
    }
    Listening listening = new Listening(options.listener());
    asked.models().notes().forEach(listening::note);
    fallback(spec).ifPresent(listening::note);
    if (asked.defaults() != anywhere.defaults()) {
      listening.note(OLDER_DEFAULTS.formatted(store.root()));
    }
    Audience audience =
        new Audience(options.display(), options.redraws(), listening::hear, listening::note);
    session
        .apply(audience, cancellation)
        .run(
            spec,
            store,
            new TrainingRunner(options.data(), options.backend(), store.root()),
            staged.isPresent() ? Optional.empty() : staging,
            keeping);
    return new SweepResults(store);
  }

  /** Why a network of one's own is trained the slower way, where the data's form is known. */
  private Optional<String> fallback(SweepSpec spec) {
    return options.backend() == Backend.AUTO && spec.model() instanceof ModelSpec.Own
        ? BuiltInData.named(spec.data().name())
            .flatMap(data -> SharedTrainers.ofThisJvm().fallback(spec.model(), data.noExamples()))
        : Optional.empty();
  }
}
