package io.onecycle.driver.export;

import io.onecycle.driver.export.ExportedRun.Kind;
import io.onecycle.driver.export.ExportedRun.Point;
import java.nio.file.Path;
import java.util.Set;

/**
 * TensorBoard's event files: a folder for each trial, {@code SWEEP/SETTING/seed-N}, and for each
 * range test, {@code SWEEP/lr_find/ID}, with one file in it. The seeds of a setting are one group
 * of the HParams tab.
 */
public final class TensorboardExport implements Export {

  private static final double MILLIS = 1000;

  private final ExportFolder folder;

  /** The log folder that {@code tensorboard --logdir} is told. */
  public TensorboardExport(Path folder) {
    this.folder = new ExportFolder(folder);
  }

  @Override
  public boolean write(ExportedRun run) {
    String place =
        run.kind() == Kind.TRIAL
            ? "%s/%s/seed-%s".formatted(run.sweep(), run.settingId(), run.seed())
            : "%s/lr_find/%s".formatted(run.sweep(), run.id());
    return folder.write(place + "/events.out.tfevents.onecycle", file(run).toBytes());
  }

  private static EventFile file(ExportedRun run) {
    double start = run.startedAt().toEpochMilli() / MILLIS;
    double end = run.finishedAt().toEpochMilli() / MILLIS;
    EventFile file = new EventFile();
    file.add(Events.version(start));
    file.add(
        Events.started(
            start,
            run.params(),
            Set.of(ExportedRun.SEED),
            run.sweep() + "/" + run.kind() + "/" + run.settingId()));
    file.add(Events.text(start, "outcome", run.outcome()));
    for (Point point : run.points()) {
      double seconds = run.millisOf(point.iteration()) / MILLIS;
      file.add(Events.scalars(seconds, point.iteration(), point.values()));
    }
    file.add(Events.scalars(end, run.length(), run.finals()));
    file.add(Events.ended(end, run.isFailed()));
    return file;
  }
}
