package io.onecycle.worker.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeedStreamTest {

  @Test
  void streamsSeedsAndPartsNeverMeet() {
    Set<Long> seen = new HashSet<>();
    int drawn = 0;
    for (SeedStream stream : SeedStream.values()) {
      for (long seed = -50; seed < 50; seed++) {
        seen.add(stream.seed(seed));
        drawn++;
        for (int part = 0; part < 100; part++) {
          seen.add(stream.seed(seed, part));
          drawn++;
        }
      }
    }
    assertThat(seen).hasSize(drawn);
  }

  @Test
  void oneBitOfTheSeedMovesHalfOfTheBits() {
    for (SeedStream stream : SeedStream.values()) {
      int moved = 0;
      for (int bit = 0; bit < 64; bit++) {
        moved += Long.bitCount(stream.seed(1L << bit) ^ stream.seed(0));
      }
      assertThat(moved / 64.0).isBetween(29.0, 35.0);
    }
  }

  @Test
  void keepsTheSeedsThatResultsAlreadyOnDiskCameFrom() {
    assertThat(SeedStream.INITIALISATION.seed(1)).isEqualTo(-7624615861804093370L);
    assertThat(SeedStream.SHUFFLE.seed(1, 2)).isEqualTo(4287359272278664421L);
  }
}
