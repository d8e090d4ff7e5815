package io.onecycle.driver.api;

import io.onecycle.driver.execute.Progress;
import java.util.function.Consumer;

/** Tells a listener of a run's news, by one thread at a time. */
final class Listening {

  private final Consumer<SweepEvent> listener;

  Listening(Consumer<SweepEvent> listener) {
    this.listener = listener;
  }

  synchronized void hear(Progress news) {
    listener.accept(event(news));
  }

  synchronized void note(String text) {
    listener.accept(new SweepEvent.Note(text));
  }

  private static SweepEvent event(Progress news) {
    if (news instanceof Progress.Started started) {
      return new SweepEvent.Started(started.trialId(), started.iterations());
    }
    if (news instanceof Progress.Advanced advanced) {
      return new SweepEvent.Advanced(advanced.trialId(), advanced.iteration(), advanced.loss());
    }
    Progress.Ended ended = (Progress.Ended) news;
    return new SweepEvent.Ended(ended.trialId(), ended.outcome(), ended.message());
  }
}
