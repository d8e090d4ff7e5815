package io.onecycle.worker.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.data.Dataset;
import io.onecycle.worker.data.TinyImages;
import io.onecycle.worker.data.builtin.BuiltInData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DataCatalogTest {

  private static final Examples IMAGES = TinyImages.noise(4, 1, 2, 2, 2);

  private final AtomicInteger decodes = new AtomicInteger();

  private Dataset decode(BuiltInData which) {
    decodes.incrementAndGet();
    return new Dataset(which.dataName(), IMAGES, IMAGES);
  }

  @Test
  @Timeout(60)
  void threadsThatAskAtOnceWaitForOneDecodeAndShareIt() throws Exception {
    int threads = 8;
    CountDownLatch asking = new CountDownLatch(threads);
    DataCatalog catalog =
        new DataCatalog(
            (which, directory) -> {
              try {
                assertThat(asking.await(30, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException e) {
                throw new IOException(e);
              }
              return decode(which);
            });
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Dataset>> answers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        answers.add(
            pool.submit(
                () -> {
                  asking.countDown();
                  return catalog.load(BuiltInData.MNIST, Optional.empty());
                }));
      }
      Dataset first = answers.get(0).get();
      for (Future<Dataset> answer : answers) {
        assertThat(answer.get()).isSameAs(first);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(decodes).hasValue(1);
  }

  @Test
  void aFailedDecodeIsTriedAgain() throws IOException {
    DataCatalog catalog =
        new DataCatalog(
            (which, directory) -> {
              Dataset dataset = decode(which);
              if (decodes.get() == 1) {
                throw new IOException("Cannot read it: the disk was away");
              }
              return dataset;
            });
    assertThatThrownBy(() -> catalog.load(BuiltInData.MNIST, Optional.empty()))
        .isInstanceOf(IOException.class)
        .hasMessage("Cannot read it: the disk was away");
    assertThat(catalog.load(BuiltInData.MNIST, Optional.empty()).name()).isEqualTo("mnist");
    assertThat(decodes).hasValue(2);
  }

  @Test
  void anotherDirectoryIsDecodedAnewUnlessTheDataAreEmbedded() throws IOException {
    DataCatalog catalog = new DataCatalog((which, directory) -> decode(which));
    catalog.load(BuiltInData.MNIST, Optional.of(Path.of("a")));
    catalog.load(BuiltInData.MNIST, Optional.of(Path.of("b", "..", "a")));
    assertThat(decodes).hasValue(1);
    catalog.load(BuiltInData.MNIST, Optional.of(Path.of("b")));
    assertThat(decodes).hasValue(2);
    catalog.load(BuiltInData.FASHION_MNIST_MINI, Optional.of(Path.of("a")));
    catalog.load(BuiltInData.FASHION_MNIST_MINI, Optional.of(Path.of("b")));
    assertThat(decodes).hasValue(3);
  }
}
