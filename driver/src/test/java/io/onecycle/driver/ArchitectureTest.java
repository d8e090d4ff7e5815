package io.onecycle.driver;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.onecycle", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String DL4J = "org.deeplearning4j..";
  private static final String ND4J = "org.nd4j..";

  @ArchTest
  static final ArchRule onlyExecuteKnowsSpark =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.onecycle.driver.execute..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.spark..", "scala..");

  @ArchTest
  static final ArchRule theDriverKnowsDl4jOnlyThroughTheWorker =
      noClasses()
          .that()
          .resideInAPackage("io.onecycle.driver..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DL4J, ND4J, "org.bytedeco..");

  @ArchTest
  static final ArchRule onlyTheModelPackageOfTheWorkerKnowsDl4j =
      noClasses()
          .that()
          .resideInAPackage("io.onecycle.worker..")
          .and()
          .resideOutsideOfPackage("io.onecycle.worker.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DL4J, ND4J, "org.bytedeco..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsParquet =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.onecycle.driver.store..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.parquet..");

  @ArchTest
  static final ArchRule theCoreHasNoEffects =
      noClasses()
          .that()
          .resideInAnyPackage(
              "io.onecycle.worker.trial..",
              "io.onecycle.worker.schedule..",
              "io.onecycle.driver.plan..",
              "io.onecycle.driver.analyse..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.nio.file..", "java.net..", "org.apache.hadoop..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("io.onecycle.(*).(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Util")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Helper")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager");
}
