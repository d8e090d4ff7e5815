package io.onecycle.driver;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final String[] DL4J = {
    "org.deeplearning4j..", "org.nd4j..", "org.bytedeco..", "com.sun.jna.."
  };

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          // The build for Spark 4 has them in target/spark4, where the rule above does not look.
          .withImportOption(location -> !location.contains("/test-classes/"))
          .importPackages("io.onecycle");

  @Test
  void bothModulesAreLookedAt() {
    assertThat(CLASSES.contain(io.onecycle.worker.trial.Trial.class)).isTrue();
    assertThat(CLASSES.contain(io.onecycle.driver.sweep.SweepSpec.class)).isTrue();
  }

  @Test
  void onlyTheFrontDoorExecuteStagePredictAndParameterAveragingKnowSpark() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "io.onecycle.driver.api..",
            "io.onecycle.driver.execute..",
            "io.onecycle.driver.predict..",
            "io.onecycle.driver.refit.averaging..",
            "io.onecycle.driver.stage..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.spark..", "scala..")
        .check(CLASSES);
  }

  /** Of dl4j-spark there is none for Spark 4: that build leaves the package out. */
  @Test
  void onlyParameterAveragingKnowsDl4jSparkAndNobodyKnowsParameterAveraging() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.onecycle.driver.refit.averaging..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.deeplearning4j.spark..",
            "org.deeplearning4j.core..",
            "org.datavec..",
            "io.onecycle.driver.refit.averaging..")
        .check(CLASSES);
  }

  @Test
  void theDriverKnowsDl4jOnlyThroughTheWorkerButForDl4jSpark() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.driver..")
        .and()
        .resideOutsideOfPackage("io.onecycle.driver.refit..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DL4J)
        .check(CLASSES);
  }

  @Test
  void onlyWhatTrainsKnowsNativeCode() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.worker..")
        .and()
        .resideOutsideOfPackages(
            "io.onecycle.worker.api..",
            "io.onecycle.worker.model..",
            "io.onecycle.worker.onednn..",
            "io.onecycle.worker.torch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(DL4J)
        .check(CLASSES);
  }

  @Test
  void onlyTheModelPackageOfTheWorkerAndWhatUsersImplementKnowDl4jsLayers() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.worker..")
        .and()
        .resideOutsideOfPackages("io.onecycle.worker.api..", "io.onecycle.worker.model..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.deeplearning4j..")
        .check(CLASSES);
  }

  /** Few have its natives: whoever asks must be able to ask without them. */
  @Test
  void onlyTheTorchPackageKnowsLibtorchAndItKnowsNothingOfDl4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.onecycle.worker.torch..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco.pytorch..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.worker.torch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..")
        .check(CLASSES);
  }

  /** Its classes cannot be initialised where CUDA is not installed. */
  @Test
  void whatTouchesCudaSaysSoInItsName() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.worker.torch..")
        .and()
        .haveSimpleNameNotStartingWith("Cuda")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("org.bytedeco.pytorch.global.torch_cuda")
        .check(CLASSES);
  }

  @Test
  void onlyTheStoreKnowsParquet() {
    noClasses()
        .that()
        .resideOutsideOfPackage("io.onecycle.driver.store..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.parquet..")
        .check(CLASSES);
  }

  @Test
  void whatARowMeansDependsOnNothingThatKeepsOrMakesIt() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.driver.table..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.onecycle..")
                .and(not(resideInAPackage("io.onecycle.driver.table..")))
                .and(not(resideInAPackage("io.onecycle.worker.check..")))
                .and(not(resideInAPackage("io.onecycle.worker.trial.."))))
        .check(CLASSES);
  }

  @Test
  void whatIsPlannedAndAnalysedComesFromRowsAndNotFromTheStore() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.onecycle.driver.plan..",
            "io.onecycle.driver.search..",
            "io.onecycle.driver.analyse..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.onecycle.driver.store..")
        .check(CLASSES);
  }

  @Test
  void withinTheStoreOnlyOneRoomKnowsParquetAndNoneKnowsTheWhole() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.driver.store..")
        .and()
        .resideOutsideOfPackage("io.onecycle.driver.store.parquet..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.parquet..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.onecycle.driver.store.parquet..",
            "io.onecycle.driver.store.files..",
            "io.onecycle.driver.store.marks..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.onecycle.driver.store")
        .check(CLASSES);
    slices().matching("io.onecycle.driver.store.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void exportReadsResultsAndOnlyCommandsUseIt() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.driver.export..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "io.onecycle.driver.execute..", "io.onecycle.driver.report..", "org.apache.hadoop..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackages("io.onecycle.driver.export..", "io.onecycle.driver.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.onecycle.driver.export..")
        .check(CLASSES);
  }

  @Test
  void theCoreHasNoEffects() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "io.onecycle.worker.api..",
            "io.onecycle.worker.check..",
            "io.onecycle.worker.trial..",
            "io.onecycle.worker.schedule..",
            "io.onecycle.driver.plan..",
            "io.onecycle.driver.search..",
            "io.onecycle.driver.analyse..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.nio.file..", "java.net..", "org.apache.hadoop..")
        .check(CLASSES);
  }

  @Test
  void searchAlgorithmsKnowPointsAndScoresOnly() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.driver.search..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.onecycle..")
                .and(not(resideInAPackage("io.onecycle.driver.search..")))
                .and(not(resideInAPackage("io.onecycle.worker.check..")))
                .and(not(resideInAPackage("io.onecycle.worker.trial.."))))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCyclesHoweverDeepTheyLie() {
    slices().matching("io.onecycle.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void aSweepKnowsNothingOfHowItIsWrittenNorYamlOfSweeps() {
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.driver.sweep")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.onecycle.driver.sweep.read..", "io.onecycle.driver.sweep.yaml..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.driver.sweep.yaml..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.onecycle.driver.sweep", "io.onecycle.driver.sweep.read..")
        .check(CLASSES);
    slices().matching("io.onecycle.driver.sweep.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void roomsOfTheAnalysisHaveNoCyclesAndOnlyOneOfThemHoldsSentences() {
    slices().matching("io.onecycle.driver.analyse.(**)").should().beFreeOfCycles().check(CLASSES);
    noClasses()
        .that()
        .resideInAPackage("io.onecycle.driver.analyse..")
        .and()
        .resideOutsideOfPackage("io.onecycle.driver.analyse.words..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("io.onecycle.driver.analyse.words..")
        .check(CLASSES);
  }

  @Test
  void roomsOfTheReportHaveNoCycles() {
    slices().matching("io.onecycle.driver.report.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Util|Utils|Helper|Manager|Common)(\\$.*)?")
        .check(CLASSES);
  }
}
