package io.onecycle.worker.train;

import java.time.Duration;
import java.util.Optional;

/**
 * Where one trial's checkpoints are kept, and how often. What these methods throw ends the trial.
 */
public interface Checkpoints {

  /** Keeps none. */
  Checkpoints NONE =
      new Checkpoints() {
        @Override
        public Optional<Checkpoint> latest(String backend) {
          return Optional.empty();
        }

        @Override
        public Duration every() {
          // A trial of three hundred years.
          return Duration.ofNanos(Long.MAX_VALUE);
        }

        @Override
        public void save(Checkpoint checkpoint) {}
      };

  /** The latest that {@code backend} can go on from bit-equally. */
  Optional<Checkpoint> latest(String backend);

  /** The least time between two; a trial that ends sooner has none. */
  Duration every();

  /** Keeps one, in place of those before. */
  void save(Checkpoint checkpoint);
}
