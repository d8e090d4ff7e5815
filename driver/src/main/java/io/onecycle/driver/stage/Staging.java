package io.onecycle.driver.stage;

import io.onecycle.driver.stage.part.InvalidDataException;
import io.onecycle.driver.stage.part.Manifest;
import io.onecycle.driver.stage.part.Origin;
import io.onecycle.driver.stage.part.PartFiles;
import io.onecycle.driver.stage.part.PartOutcome;
import io.onecycle.driver.stage.part.PartTask;
import io.onecycle.driver.stage.part.Staged;
import io.onecycle.driver.stage.table.TableStaging;
import io.onecycle.driver.store.ResultStore;
import io.onecycle.driver.store.files.ResultFiles;
import io.onecycle.driver.sweep.SweepSpec;
import io.onecycle.worker.data.staged.StagedPart;
import io.onecycle.worker.trial.DataFormat;
import io.onecycle.worker.trial.DataSource;
import io.onecycle.worker.trial.DataSource.TestSet;
import io.onecycle.worker.trial.DataSpec;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * The data of a sweep that names data of its own, brought into parts that trials load. A folder
 * stands for files of these names, lengths and times, read in this way: while nothing changes, what
 * is in it is used again.
 */
public final class Staging {

  /** To be raised when what is made of the same files changes. */
  private static final String READING = "2";

  private static final int DIGITS = 12;
  private static final int MOST_SPARK_TASKS = 10_000;

  private final SweepSpec spec;
  private final DataSource source;
  private final String uri;
  private final SourceSets sets;
  private final ResultFiles folder;
  private final Configuration hadoop;

  private Staging(
      SweepSpec spec,
      DataSource source,
      String uri,
      SourceSets sets,
      String root,
      Configuration hadoop)
      throws IOException {
    this.spec = spec;
    this.source = source;
    this.uri = uri;
    this.sets = sets;
    this.hadoop = hadoop;
    String name = source.label() + "-" + StagedPart.sha256(trace()).substring(0, DIGITS);
    this.folder = ResultFiles.at(root + "/" + name, hadoop).retrying();
  }

  /**
   * Looks at the files that a sweep names, not into them; empty where its data is built in.
   *
   * @param base what relative paths are below
   * @param root where staged data goes: a folder or a URI
   * @throws InvalidDataException if they are not there, or it cannot be told which set they are of
   */
  public static Optional<Staging> of(SweepSpec spec, Path base, String root, Configuration hadoop)
      throws IOException {
    if (!(spec.data() instanceof DataSpec.Unstaged unstaged)) {
      return Optional.empty();
    }
    DataSource source = unstaged.source();
    String uri = source.uri().isBlank() ? "" : SourceFiles.absolute(source.uri(), base);
    boolean isClass = source.format() instanceof DataFormat.JavaClass;
    SourceSets sets = isClass ? SourceSets.NONE : SourceSets.of(source, base, hadoop);
    if (!isClass) {
      StagedChecks.checkTestSet(spec, source, sets);
    }
    return Optional.of(new Staging(spec, source, uri, sets, absolute(root), hadoop));
  }

  /** The sweep with its data, if that is staged as the files are now. */
  public Optional<SweepSpec> resolved() {
    return Manifest.read(folder).map(this::resolve);
  }

  /**
   * Reads all files and writes the parts, the manifest last.
   *
   * @throws InvalidDataException with all faults found, if the data cannot be used; then nothing
   *     counts as staged
   */
  public SweepSpec stage(JavaSparkContext spark) throws IOException {
    Staged staged =
        source.format() instanceof DataFormat.Table table
            ? stageTable(spark, table)
            : stagePieces(spark);
    Manifest manifest =
        staged.manifest(source.format().name(), uri, origin(), share(), mostSkipped());
    manifest.write(folder);
    folder.sweep();
    return resolve(manifest);
  }

  /**
   * Looks into the files in this JVM, without staging them.
   *
   * @throws InvalidDataException with all faults that are found
   */
  public Preview preview() throws IOException {
    return new Previews(spec, source, sets, hadoop).preview();
  }

  /** Says what is staged; empty if nothing is, as the files are now. */
  public Optional<String> summary() {
    return Manifest.read(folder)
        .map(found -> StagedSummary.of(source, found, spec.training().validation(), folder.root()));
  }

  /** Where data is staged unless the user says otherwise. */
  public static String below(ResultStore store) {
    return store.root() + "/staged";
  }

  /** Keeps with the results which version they are of. */
  public static void keep(SweepSpec resolved, ResultStore store) {
    if (resolved.data() instanceof DataSpec.Own own) {
      store.putData(StagedVersion.encode(own));
    }
    if (resolved.data() instanceof DataSpec.BuiltIn builtIn && builtIn.isKnown()) {
      store.putData(StagedVersion.encode(builtIn));
    }
  }

  /** Whether that is kept already. */
  public static boolean isKept(SweepSpec resolved, ResultStore store) {
    Optional<byte[]> needed =
        resolved.data() instanceof DataSpec.Own own
            ? Optional.of(StagedVersion.encode(own))
            : resolved.data() instanceof DataSpec.BuiltIn builtIn && builtIn.isKnown()
                ? Optional.of(StagedVersion.encode(builtIn))
                : Optional.empty();
    return needed.isEmpty()
        || store.data().filter(kept -> Arrays.equals(kept, needed.get())).isPresent();
  }

  private Staged stageTable(JavaSparkContext spark, DataFormat.Table table) {
    List<SourceFile> all = sets.read();
    TableFiles.check(all, table.kind(), hadoop);
    Division files = sets.files();
    return new TableStaging(spark, table, folder.root())
        .stage(
            TableFiles.of(files.train()),
            TableFiles.of(files.validation()),
            TableFiles.of(files.test()));
  }

  private Staged stagePieces(JavaSparkContext spark) throws IOException {
    Pieces pieces = PieceReader.cut(source.format(), sets, uri, hadoop);
    List<PartTask> test = share().isPresent() ? List.of() : pieces.test();
    return new Staged(
        write(spark, pieces.train(), "train"),
        write(spark, pieces.validation(), "validation"),
        write(spark, test, "test"),
        new Manifest.Columns(List.of(), List.of(), pieces.classes(), List.of()));
  }

  private List<PartOutcome> write(JavaSparkContext spark, List<PartTask> tasks, String set) {
    if (tasks.isEmpty()) {
      return List.of();
    }
    PartFiles writer = new PartFiles(folder.root(), set);
    List<PlacedTask> placed =
        IntStream.range(0, tasks.size()).mapToObj(i -> new PlacedTask(i, tasks.get(i))).toList();
    spark.setJobDescription("stage " + source.label() + ": " + set);
    return spark
        .parallelize(new ArrayList<>(placed), Math.min(tasks.size(), MOST_SPARK_TASKS))
        .map(one -> writer.write(one.place(), one.task()))
        .collect();
  }

  private SweepSpec resolve(Manifest manifest) {
    SweepSpec resolved =
        spec.withData(
            new DataSpec.Own(
                source.label(),
                manifest.version(),
                manifest.trainExamples(),
                manifest.validationExamples(),
                folder.root()));
    StagedChecks.check(resolved, manifest);
    return resolved;
  }

  private Origin origin() {
    return source.format() instanceof DataFormat.JavaClass own
            && ClassPieces.validates(own.className())
        ? Origin.of("", "validation()", "", List.of(), List.of())
        : sets.origin();
  }

  private int mostSkipped() {
    return source.format() instanceof DataFormat.Images images ? images.mostSkipped() : 0;
  }

  private Optional<Double> share() {
    return source.test() instanceof TestSet.Share share
        ? Optional.of(share.share())
        : Optional.empty();
  }

  private byte[] trace() throws IOException {
    StringBuilder text = new StringBuilder(READING);
    text.append('\n').append(source.format()).append('\n').append(source.test()).append('\n');
    text.append(source.validation()).append(' ').append(source.isDivided()).append('\n');
    text.append(uri).append('\n');
    if (source.format() instanceof DataFormat.JavaClass own) {
      text.append(new ClassPieces(own.className(), uri).trace()).append('\n');
    }
    sets.read().forEach(file -> text.append(file.trace()).append('\n'));
    sets.labels().ifPresent(file -> text.append(file.trace()).append('\n'));
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A piece, and its place among all of its set. */
  private record PlacedTask(int place, PartTask task) implements Serializable {}

  private static String absolute(String root) {
    return SourceFiles.absolute(root, Path.of(""));
  }
}
