package io.onecycle.driver.report.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.onecycle.driver.report.plot.ClassMeans.Leaning;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClassMeansTest {

  @Test
  void areOfTheSettingToChooseOverItsCompletedSeeds() {
    List<ClassMeans> found = ClassMeans.of(SampleClasses.whole());
    assertThat(found).extracting(ClassMeans::name).containsExactly("cat", "dog", "<owl>");
    assertThat(found.get(0).recall().n()).isEqualTo(3);
    assertThat(found.get(0).recall().mean().orElseThrow()).isBetween(0.9699, 0.9701);
    assertThat(found.get(1).examples().mean()).contains(32.0);
  }

  @Test
  void whatIsUndefinedIsLeftOut() {
    ClassMeans owl = ClassMeans.of(SampleClasses.whole()).get(2);
    assertThat(owl.recall().mean()).isEmpty();
    assertThat(owl.auc().mean()).isEmpty();
    assertThat(owl.leaning()).isEqualTo(Leaning.NONE);
  }

  @Test
  void aClassThatIsConfusedTheSameWayInEverySeedSaysHow() {
    assertThat(ClassMeans.of(SampleClasses.whole()))
        .extracting(ClassMeans::leaning)
        .containsExactly(Leaning.CLAIMED, Leaning.MISSED, Leaning.NONE);
  }

  @Test
  void thereAreNoneWhereNothingIsKnownOfClasses() {
    assertThat(ClassMeans.of(SampleReports.whole())).isEmpty();
  }
}
