package io.onecycle.driver.sweep.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SweepFileFuzzTest {

  private static final int FILES = 10_000;

  /** {@code FILE:LINE: key.path: VALUE is …, expected …} on one line. */
  private static final Pattern FORM =
      Pattern.compile(
          "fuzz\\.yaml:[1-9]\\d*: "
              + "(?:[\\w<-]+|\"[^\"]*\"|\\[\\d+])(?:\\.(?:[\\w<-]+|\"[^\"]*\")|\\[\\d+])*: "
              + "\\P{Cntrl}+ is \\P{Cntrl}+, expected \\P{Cntrl}+");

  @Test
  void acceptsOfAnyMutationsWhatTheContractAllowsAndTellsTheFaultsOfAllOthers() {
    Mutations mutations = new Mutations(1);
    int accepted = 0;
    List<String> misjudged = new ArrayList<>();
    List<String> misshapen = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      String text = mutations.mutate(SweepTexts.VALID);
      SweepFile file = SweepFile.parse("fuzz.yaml", text);
      List<String> messages = SweepTexts.messages(file);
      boolean isValid = file instanceof SweepFile.Valid;
      accepted += isValid ? 1 : 0;
      if (isValid != ContractOracle.allows(text) || isValid != messages.isEmpty()) {
        misjudged.add(messages + " of\n" + text);
      }
      messages.stream().filter(m -> !FORM.matcher(m).matches()).forEach(misshapen::add);
    }
    assertThat(misjudged).isEmpty();
    assertThat(misshapen).isEmpty();
    // Were nearly all refused, the test would say little of what is accepted.
    assertThat(accepted).isBetween(FILES / 20, FILES / 2);
  }

  @Test
  void theOracleItselfKnowsGoodFromBad() {
    assertThat(ContractOracle.allows(SweepTexts.VALID)).isTrue();
    for (String line :
        List.of("max_lr: [1, 1.0]", "max_lr: 0", "max_lr: '10'", "max_lr: 0x1", "max_lr: []")) {
      assertThat(ContractOracle.allows(SweepTexts.with("max_lr", line))).as(line).isFalse();
    }
  }
}
