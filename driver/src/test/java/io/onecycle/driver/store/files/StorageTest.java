package io.onecycle.driver.store.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorageTest {

  @TempDir Path root;

  private ResultFiles at(String prefix) {
    return ResultFiles.at(prefix + root, FakeFileSystem.settings());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private List<String> namesOnDisk(String folder) throws IOException {
    try (Stream<Path> files = Files.list(root.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "file://", "fake:", "fake://", "s3a://"})
  void putsReadsListsAndDeletesOnEveryFileSystem(String prefix) throws IOException {
    ResultFiles files = at(prefix);
    assertThat(files.names("a/b")).isEmpty();
    assertThat(files.read("a/b/1")).isEmpty();

    files.put("a/b/2", bytes("two"));
    files.put("a/b/1", bytes("one"));
    files.put("a/b/1", bytes("once more"));

    assertThat(files.names("a/b")).containsExactly("1", "2");
    assertThat(files.read("a/b/1")).contains(bytes("once more"));
    assertThat(Files.readString(root.resolve("a/b/2"))).isEqualTo("two");
    files.delete("a/b/1");
    files.delete("a/b/1");
    assertThat(files.names("a/b")).containsExactly("2");
    assertThat(namesOnDisk("a/b")).containsExactly("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "file:", "fake:", "s3a:"})
  void whoCreatesAFileFirstKeepsIt(String prefix) throws IOException {
    ResultFiles files = at(prefix);
    assertThat(files.create("a/b/1", bytes("first"))).isTrue();
    assertThat(files.create("a/b/1", bytes("second"))).isFalse();
    assertThat(files.read("a/b/1")).contains(bytes("first"));
    assertThat(namesOnDisk("a/b")).containsExactly("1");
  }

  @Test
  void anInterruptedThreadStillCreates() {
    Thread.currentThread().interrupt();
    assertThat(at("").create("a/1", bytes("one"))).isTrue();
    assertThat(Thread.interrupted()).isTrue();
    assertThat(at("").read("a/1")).contains(bytes("one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fake:", "s3a:"})
  void aFileThatWasReplacedHasAnotherStamp(String prefix) throws IOException {
    ResultFiles files = at(prefix);
    assertThat(files.stamps("a")).isEmpty();
    files.put("a/1", bytes("one"));
    files.put("a/2", bytes("two"));
    String before = files.stamps("a").get("1");
    assertThat(files.stamps("a")).containsOnlyKeys("1", "2").containsEntry("1", before);
    files.put("a/1", bytes("longer"));
    assertThat(files.stamps("a").get("1")).isNotEqualTo(before);
  }

  @Test
  void aGuardIsAskedBeforeEachWriteAndMayRefuseIt() throws IOException {
    at("").put("a/1", bytes("one"));
    ResultFiles guarded =
        at("")
            .guarded(
                () -> {
                  throw new IllegalStateException("no more");
                });
    assertThatThrownBy(() -> guarded.put("a/1", bytes("two"))).hasMessage("no more");
    assertThatThrownBy(() -> guarded.note("a/1", bytes("two"))).hasMessage("no more");
    assertThatThrownBy(() -> guarded.create("a/2", bytes("two"))).hasMessage("no more");
    assertThatThrownBy(() -> guarded.delete("a/1")).hasMessage("no more");
    assertThatThrownBy(() -> guarded.putIfOther("a/1", bytes("two"))).hasMessage("no more");
    guarded.putIfOther("a/1", bytes("one"));
    assertThat(guarded.read("a/1")).contains(bytes("one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fake:"})
  void leavesOutWhatACrashLeftBehind(String prefix) throws IOException {
    ResultFiles files = at(prefix);
    files.put("a/1", bytes("one"));
    Files.writeString(root.resolve("a/.1.0e2f.tmp"), "on");
    Files.writeString(root.resolve("a/_SUCCESS"), "");

    assertThat(files.names("a")).containsExactly("1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fake:"})
  void whatADeadWriterLeftHalfWrittenIsSweptUpOnceItIsSurelyDead(String prefix) throws IOException {
    ResultFiles files = at(prefix);
    files.sweep();
    files.put("a/1", bytes("one"));
    String mark = ".0e2f93b1-0000-4000-8000-0123456789ab.tmp";
    FileTime longAgo = FileTime.from(Instant.now().minusSeconds(2 * 60 * 60));
    for (String name : List.of(".1.parquet" + mark, ".2.parquet" + mark, ".mine.tmp", "1")) {
      Path file = root.resolve("a").resolve(name);
      Files.writeString(file, "on");
      if (!name.startsWith(".2")) {
        Files.setLastModifiedTime(file, longAgo);
      }
    }
    files.sweep();
    assertThat(namesOnDisk("a")).containsExactly(".2.parquet" + mark, ".mine.tmp", "1");
  }

  /** Of two that look at the same moment and see nothing. */
  @Test
  void anObjectStoreThatCanPutIfAbsentLetsOneOfTwoWinThoughNeitherLooks() {
    Configuration conf = FakeFileSystem.settings();
    conf.setClass("fs.s3a.impl", FakeObjectStore.class, FakeObjectStore.class);
    ResultFiles files = ResultFiles.at("s3a:" + root, conf);
    assertThat(files.create("a/1", bytes("first"))).isTrue();
    assertThat(files.create("a/1", bytes("second"))).isFalse();
    assertThat(files.create("a/1", bytes("first"))).as("ours, told again").isTrue();
    assertThat(files.read("a/1")).contains(bytes("first"));
  }

  @Test
  void aFileSystemThatRenamesGetsAHiddenFileFirst() {
    FakeFileSystem.CREATED.clear();
    at("fake:").put("a/1", bytes("one"));

    assertThat(FakeFileSystem.CREATED).singleElement().asString().matches("\\.1\\..*\\.tmp");
  }

  @Test
  void anObjectStoreGetsTheFileItself() {
    FakeFileSystem.CREATED.clear();
    at("s3a:").put("a/1", bytes("one"));

    assertThat(FakeFileSystem.CREATED).containsExactly("1");
  }

  @Test
  void anInterruptedThreadStillPutsAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    at("").put("a/1", bytes("one"));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(at("").read("a/1")).contains(bytes("one"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fake:"})
  void aFileInPlaceOfAFolderIsNamedAndNothingLeftBehind(String prefix) throws IOException {
    Files.writeString(root.resolve("a"), "a file");

    assertThatThrownBy(() -> at(prefix).put("a/1", bytes("one")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write results to " + prefix + root + "/a/1: ")
        .hasMessageContaining(root + "/a")
        .hasMessageNotContaining("\n");
    assertThat(namesOnDisk(".")).containsExactly("a");
  }

  @Test
  void aLocalFileInPlaceOfAFolderIsCalledThat() throws IOException {
    Files.writeString(root.resolve("a"), "a file");

    assertThatThrownBy(() -> at("").put("a/1", bytes("one")))
        .hasMessageEndingWith(root + "/a is a file, expected a folder");
    assertThatThrownBy(() -> at("").names("a"))
        .hasMessageStartingWith("Cannot read results from " + root + "/a: ");
    assertThatThrownBy(() -> at("").read("a/1")).hasMessageContaining("Not a directory");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fake:"})
  void aFolderInPlaceOfAFileIsAnErrorAndNothingLeftBehind(String prefix) throws IOException {
    Files.createDirectories(root.resolve("a/1/2"));

    assertThatThrownBy(() -> at(prefix).put("a/1", bytes("one")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageStartingWith("Cannot write results to " + prefix + root + "/a/1: ");
    assertThat(namesOnDisk("a")).containsExactly("1");
  }

  @Test
  void aSchemeNobodyKnowsIsNamed() {
    assertThatThrownBy(() -> ResultFiles.at("nowhere://x/y", new Configuration()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage("Cannot open results at nowhere://x/y: No FileSystem for scheme \"nowhere\"");
  }

  @Test
  void aBlankRootIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ResultFiles.at(" ", new Configuration()))
        .withMessage("Invalid results: ' ', expected a folder or a URI");
  }
}
