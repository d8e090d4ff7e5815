package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.table.TablePreview;
import io.onecycle.driver.stage.table.TablePreview.Counts;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.data.HeldOutExamples;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSource.TestSet;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;

/** Looks into data before it is staged: all of a table that is not large, names of images. */
record Previews(SweepSpec spec, DataSource source, SourceSets sets, Configuration hadoop) {

  /** In place of a version that is not known yet. */
  private static final String NO_VERSION = "00000000";

  /**
   * What it would be staged as.
   *
   * @throws InvalidDataException with all faults that are found
   */
  Preview preview() throws IOException {
    StringBuilder text = new StringBuilder(StagedSummary.of(source, sets));
    Optional<Counts> counts = Optional.empty();
    if (source.format() instanceof DataFormat.Table table) {
      TableFiles.check(sets.read(), table.kind(), hadoop);
      Division files = sets.files();
      TablePreview look =
          TablePreview.of(
              table,
              TableFiles.of(files.train()),
              TableFiles.of(files.validation()),
              TableFiles.of(files.test()));
      counts = look.counts();
      counts.ifPresent(some -> text.append(rows(some)));
      text.append(look.text());
    } else if (source.format() instanceof DataFormat.Images images) {
      ImagePieces.Look look = new ImagePieces(images, sets.labels(), hadoop).look(sets.files());
      text.append(look.text());
      counts = images.mostSkipped() > 0 ? Optional.empty() : Optional.of(look.counts());
    }
    Optional<SweepSpec> sized = Optional.empty();
    if (counts.isPresent()) {
      int all = Math.toIntExact(counts.get().train());
      int held =
          source.test() instanceof TestSet.Share share
              ? HeldOutExamples.count(all, share.share())
              : 0;
      if (held > 0) {
        text.append("\n  test: %,d of the training examples".formatted(held));
      }
      sized = Optional.of(sized(counts.get(), held));
    }
    return new Preview(text.toString(), sized);
  }

  private static String rows(Counts counts) {
    List<String> sets = new ArrayList<>(List.of("%,d training".formatted(counts.train())));
    if (counts.validation() > 0) {
      sets.add("%,d validation".formatted(counts.validation()));
    }
    if (counts.test() > 0) {
      sets.add("%,d test".formatted(counts.test()));
    }
    return "\n  rows: " + String.join(", ", sets);
  }

  /** With so many held out to test on. */
  private SweepSpec sized(Counts counts, int held) {
    int all = Math.toIntExact(counts.train());
    SweepSpec sized =
        spec.withData(
            new DataSpec.Own(
                source.label(), NO_VERSION, all - held, Math.toIntExact(counts.validation()), ""));
    StagedChecks.check(sized, counts.shape(), all - held, Math.toIntExact(counts.test() + held));
    return sized;
  }
}
