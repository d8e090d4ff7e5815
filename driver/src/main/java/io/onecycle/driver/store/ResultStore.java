package io.onecycle.driver.store;

import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.store.marks.DriverLease;
import io.onecycle.driver.store.marks.Leases;
import io.onecycle.driver.store.marks.RunMarks;
import io.onecycle.driver.store.marks.RunProgress;
import io.onecycle.driver.store.marks.RunningTrial;
import io.onecycle.driver.table.ComparisonRow;
import io.onecycle.driver.table.CurveRow;
import io.onecycle.driver.table.LrFindRow;
import io.onecycle.driver.table.LrFindSummaryRow;
import io.onecycle.driver.table.TrialRow;
import io.onecycle.worker.check.Require;
import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;

/**
 * The results of a sweep, below a root that may be a folder or a URI of any file system Hadoop
 * knows. Every file appears whole or not at all, and is durable once the method that writes it
 * returns. Many threads and processes may write and read at once.
 *
 * <p>All methods throw {@link UncheckedIOException} with a message for the user, naming the file
 * and the reason.
 */
public final class ResultStore {

  private static final String SWEEP = "sweep.yaml";
  private static final String DATA = "data.json";

  private final ResultFiles files;
  private final HowKept kept;
  private final ResultTables tables;
  private final RunMarks marks;
  private final Leases leases;
  private final CheckpointFolder checkpoints;
  private final NetworkFolder networks;

  private ResultStore(ResultFiles files, Leases leases, HowKept kept) {
    this.files = files;
    this.kept = kept;
    this.tables = ResultTables.of(files, kept);
    this.marks = new RunMarks(files);
    this.leases = leases;
    this.checkpoints = new CheckpointFolder(files);
    this.networks = new NetworkFolder(files);
  }

  /** The store that these files make up. */
  public static ResultStore of(ResultFiles files) {
    return new ResultStore(files, new Leases(files), HowKept.USUAL);
  }

  /**
   * The same.
   *
   * @param pause lets time go by before it looks again for a lease
   */
  public static ResultStore of(ResultFiles files, Consumer<Duration> pause, HowKept kept) {
    return new ResultStore(files, new Leases(files, pause), kept);
  }

  /** The store at a root, which need not exist: writing makes it. */
  public static ResultStore at(String root) {
    return at(root, new Configuration());
  }

  /** The store at a root, with Hadoop's settings, e.g. the credentials of an object store. */
  public static ResultStore at(String root, Configuration hadoop) {
    return of(ResultFiles.at(root, hadoop));
  }

  /** As {@link #at(String, Configuration)}; what fails is tried again for some seconds. */
  public static ResultStore retrying(String root, Configuration hadoop) {
    return of(ResultFiles.at(root, hadoop).retrying());
  }

  /**
   * The store at a root that must hold results already.
   *
   * @throws UncheckedIOException if it does not
   */
  public static ResultStore existing(String root) {
    return existing(root, new Configuration());
  }

  /** As {@link #existing(String)}, with Hadoop's settings. */
  public static ResultStore existing(String root, Configuration hadoop) {
    ResultStore store = at(root, hadoop);
    if (!store.exists()) {
      String message =
          "Cannot read results from " + root + ": no results there, expected a sweep's folder";
      throw new UncheckedIOException(message, new FileNotFoundException(root));
    }
    return store;
  }

  /** Whether a sweep has begun here: there is its sweep file or a trial. */
  public boolean exists() {
    return sweep().isPresent() || !tables.trials().isEmpty() || !tables.rangeTests().isEmpty();
  }

  /** Where it is, however its root was spelt. */
  public String place() {
    return files.place();
  }

  /** The root, as it was given. */
  public String root() {
    return files.root();
  }

  /**
   * Keeps a trial, unless it has a result already, which no other takes the place of. A failed
   * attempt is kept, without its curve, until there is a result or a later attempt. The row is
   * written last: a trial whose row is there has its curve too.
   *
   * @return the row that is kept: this one, or the one that came before
   */
  public TrialRow commit(TrialRow trial, List<CurveRow> curve) {
    for (CurveRow row : curve) {
      Require.that(
          row.trialId().equals(trial.trialId()),
          "curve's trial_id",
          row.trialId(),
          trial.trialId());
    }
    return tables.trials().commit(trial, curve);
  }

  /** Loads what the first commit in a JVM would wait for. */
  public void loadWriters() {
    tables.trials().loadWriters();
  }

  /**
   * All committed trials, each once.
   *
   * @throws UncheckedIOException naming every file that cannot be read, and what to do about it
   */
  public List<TrialRow> trials() {
    return tables.trials().all();
  }

  /**
   * Makes the next {@link #trials} quicker. To be called by whoever holds the lease; at any moment,
   * and however it ends, others read the same rows.
   */
  public void renewCache() {
    tables.trials().renewCache();
  }

  /**
   * Clears up after writers that died. To be called by whoever has just taken the lease, and again
   * when nothing is owed.
   */
  public void tidy() {
    tables.trials().tidy();
    tables.rangeTests().tidy();
    marks.tidy();
    files.sweep();
  }

  /** A committed trial; empty if there is none of that id. */
  public Optional<TrialRow> trial(String trialId) {
    return tables.trials().row(trialId);
  }

  /** The curve of a trial by iteration; no rows if the trial has none, or it is not there. */
  public List<CurveRow> curves(String trialId) {
    return tables.trials().curve(trialId);
  }

  /** Keeps a range test; as {@link #commit(TrialRow, List)}. */
  public LrFindSummaryRow commit(LrFindSummaryRow summary, List<LrFindRow> points) {
    return tables.rangeTests().commit(summary, points);
  }

  /**
   * All committed range tests, each once.
   *
   * @throws UncheckedIOException naming every file that cannot be read, and what to do about it
   */
  public List<LrFindSummaryRow> rangeTests() {
    return tables.rangeTests().all();
  }

  /** A committed range test; empty if there is none of that id. */
  public Optional<LrFindSummaryRow> rangeTest(String runId) {
    return tables.rangeTests().row(runId);
  }

  /** The recorded iterations of a range test; no rows if it has none. */
  public List<LrFindRow> lrFind(String runId) {
    return tables.rangeTests().curve(runId);
  }

  /**
   * Keeps a comparison, in place of an earlier one.
   *
   * @param key the compared axis, e.g. {@code weight_decay}
   */
  public void writeComparison(String key, List<ComparisonRow> rows) {
    tables.comparison().put(key, rows);
  }

  /** The comparison by a key; no rows if there is none. */
  public List<ComparisonRow> comparison(String key) {
    return tables.comparison().rows(key);
  }

  /** Keeps the sweep file itself, to tell later what was asked. */
  public void putSweep(byte[] yaml) {
    files.putIfOther(SWEEP, yaml);
  }

  /** The sweep file; empty if none was kept. */
  public Optional<byte[]> sweep() {
    return files.read(SWEEP);
  }

  /** Keeps which version of one's own data the sweep runs on, and where that is staged. */
  public void putData(byte[] json) {
    files.putIfOther(DATA, json);
  }

  /** What {@link #putData} kept; empty if the sweep has no data of one's own. */
  public Optional<byte[]> data() {
    return files.read(DATA);
  }

  /** The user's own networks that the sweep names. */
  public NetworkFolder networks() {
    return networks;
  }

  /** Tells that a trial is in flight, in place of the mark of an earlier attempt. */
  public void markRunning(RunningTrial trial) {
    marks.mark(trial);
  }

  /** Tells that a trial is no longer in flight. */
  public void clearRunning(String trialId) {
    marks.clear(trialId);
  }

  /** The marks of trials in flight, those that a dead run left behind included. */
  public List<RunningTrial> running() {
    return marks.running();
  }

  /** The mark of a trial; empty if it is not in flight. */
  public Optional<RunningTrial> running(String trialId) {
    return marks.running(trialId);
  }

  /** Tells how far the trials in flight have got. */
  public void note(RunProgress progress) {
    marks.note(progress);
  }

  /** How far the trials in flight had got when a driver last told. */
  public Optional<RunProgress> progress() {
    return marks.progress();
  }

  /** The lease that counts, its driver live or not; empty if it was given back. */
  public Optional<DriverLease> lease() {
    return leases.lease();
  }

  /** The drivers' leases of this folder. */
  public Leases leases() {
    return leases;
  }

  /**
   * The same store to those who write for one run. Before they write anything its lease must count.
   * All methods that write throw {@link io.onecycle.driver.store.marks.LeaseLostException} once it
   * does not.
   */
  public ResultStore under(String runId) {
    ResultFiles guarded = files.guarded(leases.guard(runId));
    return new ResultStore(guarded, leases.of(guarded), kept);
  }

  /** Keeps a trial's checkpoint, in place of earlier ones. */
  public void save(SavedCheckpoint checkpoint) {
    checkpoints.save(checkpoint);
  }

  /**
   * The checkpoint of a trial; empty if it has none.
   *
   * @throws UncheckedIOException also if it is torn
   */
  public Optional<SavedCheckpoint> checkpoint(String trialId) {
    return checkpoints.read(trialId);
  }

  /** Removes the checkpoint of a trial, if it has one. */
  public void deleteCheckpoint(String trialId) {
    checkpoints.delete(trialId);
  }

  /** The trials that have a checkpoint. */
  public List<String> checkpointed() {
    return checkpoints.trialIds();
  }
}
