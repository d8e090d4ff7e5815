package io.onecycle.driver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.cli.Commands.Said;
import io.onecycle.worker.model.Backend;
import org.junit.jupiter.api.Test;

class BackendNameTest {

  @Test
  void isReadWhateverItsCase() {
    assertThat(new BackendName().convert("torch")).isEqualTo(Backend.TORCH);
    assertThat(new BackendName().convert("OneDNN")).isEqualTo(Backend.ONEDNN);
  }

  @Test
  void theFormerNameIsBadInputThatSaysWhatToWriteInstead() {
    Said said = Commands.say("run", "sweep.yaml", "--backend", "nd4j");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("'nd4j' is no more: write 'torch', or 'auto'");
  }

  @Test
  void anyOtherNameIsBadInputThatNamesAll() {
    Said said = Commands.say("verify", "results", "--trial", "1", "--backend", "cuda");
    assertThat(said.code()).isEqualTo(2);
    assertThat(said.err()).contains("expected auto, onednn, torch, dl4j, not 'cuda'");
  }
}
