package io.onecycle.driver.api;

import io.onecycle.driver.execute.Progress;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a listener of a run's news, by one thread at a time. One that fails costs the run nothing.
 */
final class Listening {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  private final Consumer<SweepEvent> listener;

  Listening(Consumer<SweepEvent> listener) {
    this.listener = listener;
  }

  synchronized void hear(Progress news) {
    tell(event(news));
  }

  synchronized void note(String text) {
    tell(new SweepEvent.Note(text));
  }

  private void tell(SweepEvent event) {
    try {
      listener.accept(event);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      // Of any kind: a lambda of Scala's may throw what Java must declare, and a test's an error.
      LOG.warn("A listener failed at {}", event, e);
    }
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
