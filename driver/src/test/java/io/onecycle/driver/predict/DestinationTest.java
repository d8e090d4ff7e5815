package io.onecycle.driver.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DestinationTest {

  @TempDir private Path folder;

  @Test
  void aPathWithoutASchemeIsLocalWhateverTheDefaultFileSystemIs() throws IOException {
    Configuration hadoop = new Configuration();
    hadoop.set("fs.defaultFS", "hdfs://nowhere.invalid:8020");
    String out = folder.resolve("a b:c%20.csv").toString();
    Destination to = Destination.of(out, hadoop);
    assertThat(to.uri().toString()).isEqualTo("file:" + out);
    to.write(hadoop, writer -> writer.write("x"));
    assertThat(Files.readString(Path.of(out))).isEqualTo("x");
    assertThatThrownBy(() -> Destination.of(out, hadoop)).hasMessageContaining("(it is there)");
    assertThat(Destination.of("here.csv", hadoop).uri().toString())
        .isEqualTo("file:" + Path.of("here.csv").toAbsolutePath());
    assertThat(Destination.of("file:" + folder + "/d.parquet", hadoop).isParquet()).isTrue();
  }
}
