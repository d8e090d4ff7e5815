package io.onecycle.driver.execute;

import io.onecycle.driver.execute.Progress.Started;
import io.onecycle.driver.store.ResultStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * News of trials where the progress plugin is missing: that they have begun and how they ended, as
 * Spark tells of its tasks; not how far they have got.
 */
final class TaskNews extends SparkListener implements AutoCloseable {

  /** The local property by which a job is known again. */
  static final String PASS = "io.onecycle.pass";

  private final ResultStore store;
  private final Consumer<Progress> news;
  private final Map<String, List<? extends Work>> passes = new ConcurrentHashMap<>();
  private final Map<Integer, List<? extends Work>> stages = new ConcurrentHashMap<>();

  // Spark's own thread must not wait for a distant file system.
  private final ExecutorService reader =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "task news");
            thread.setDaemon(true);
            return thread;
          });

  TaskNews(ResultStore store, Consumer<Progress> news) {
    this.store = store;
    this.news = news;
  }

  /** The value of {@link #PASS} for a job with one task for each of {@code work}, in order. */
  String expect(List<? extends Work> work) {
    String pass = UUID.randomUUID().toString();
    passes.put(pass, work);
    return pass;
  }

  @Override
  public void onJobStart(SparkListenerJobStart start) {
    JobStart.property(start, PASS)
        .flatMap(pass -> Optional.ofNullable(passes.remove(pass)))
        .ifPresent(work -> JobStart.stages(start).forEach(stage -> stages.put(stage, work)));
  }

  @Override
  public void onTaskStart(SparkListenerTaskStart start) {
    if (start.taskInfo().attemptNumber() == 0) {
      work(start.stageId(), start.taskInfo().index())
          .ifPresent(work -> news.accept(new Started(work.id(), work.iterations())));
    }
  }

  @Override
  public void onTaskEnd(SparkListenerTaskEnd end) {
    if (end.reason() instanceof Success$) {
      work(end.stageId(), end.taskInfo().index())
          .ifPresent(work -> reader.execute(() -> work.ended(store).ifPresent(news)));
    }
  }

  private Optional<Work> work(int stage, int index) {
    return Optional.ofNullable(stages.get(stage)).map(pass -> pass.get(index));
  }

  @Override
  public void close() {
    reader.shutdown();
  }
}
