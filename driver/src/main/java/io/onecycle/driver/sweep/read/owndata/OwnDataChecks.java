package io.onecycle.driver.sweep.read.owndata;

import io.onecycle.driver.sweep.read.field.Section;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSpec;
import io.onecycle.worker.trial.ModelSpec;
import io.onecycle.worker.trial.Training;
import java.util.Optional;

/** Faults of a sweep of one's own data that can be told before any of it is read. */
final class OwnDataChecks {

  private final Optional<DataSource> source;
  private final FaultList faults;

  OwnDataChecks(DataSpec data, FaultList faults) {
    this.source =
        data instanceof DataSpec.Unstaged own ? Optional.of(own.source()) : Optional.empty();
    this.faults = faults;
  }

  void check(Section sweep, Section train, Optional<Training> training, Optional<ModelSpec> model) {
    source.ifPresent(
        own -> {
          if (own.format().isFeatures()) {
            model.ifPresent(which -> needsNoImages(sweep, which));
            training.ifPresent(all -> augmentsNothing(train, all));
          }
        });
  }

  private void needsNoImages(Section sweep, ModelSpec model) {
    if (model.needsImages()) {
      faults.add(
          sweep.required("model", ""),
          "a network for images, and the data has features without height and width",
          "one for features, such as mlp");
    }
  }

  private void augmentsNothing(Section train, Training training) {
    if (!training.augment().isEmpty()) {
      faults.add(train.required("augment", ""), "for images, and the data has features", "none");
    }
  }
}
