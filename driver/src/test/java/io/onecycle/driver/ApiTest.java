package io.onecycle.driver;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.onecycle.worker.api.Network;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What users implement, and the rooms of the module that it belongs to. */
class ApiTest {

  private static final String API = "io.onecycle.worker.api";

  private static final JavaClasses WORKER =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.onecycle.worker");

  private static Stream<JavaClass> types() {
    return WORKER.stream()
        .filter(type -> type.getPackageName().equals(API))
        .filter(ApiTest::isPublic);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC)
        && type.getEnclosingClass().map(ApiTest::isPublic).orElse(true);
  }

  @Test
  void usersSeeTheseTypesAndNoOthers() {
    assertThat(types().filter(type -> type.getEnclosingClass().isEmpty()))
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder(
            "Network",
            "Arguments",
            "LayerGroups",
            "Metric",
            "Truth",
            "ExampleSource",
            "Examples",
            "Shape",
            "Target");
  }

  @Test
  void theirSignaturesMentionThemselvesTheJdkAndDeeplearning4jOnly() {
    List<String> others =
        types()
            .flatMap(ApiTest::mentioned)
            .flatMap(type -> type.getAllInvolvedRawTypes().stream())
            .map(JavaClass::getBaseComponentType)
            .filter(type -> !type.isPrimitive() && !isAllowed(type))
            .map(JavaClass::getName)
            .distinct()
            .toList();
    assertThat(others).isEmpty();
  }

  private static boolean isAllowed(JavaClass type) {
    String name = type.getPackageName() + ".";
    return Stream.of("java.", "org.deeplearning4j.").anyMatch(name::startsWith)
        || (name.equals(API + ".") && isPublic(type));
  }

  private static Stream<JavaType> mentioned(JavaClass type) {
    Stream<JavaType> above =
        Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream());
    Stream<JavaType> fields =
        type.getFields().stream()
            .filter(field -> field.getModifiers().contains(JavaModifier.PUBLIC))
            .map(field -> field.getType());
    Stream<JavaType> code =
        type.getCodeUnits().stream()
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(ApiTest::mentioned);
    return Stream.of(above, fields, code).flatMap(all -> all);
  }

  private static Stream<JavaType> mentioned(JavaCodeUnit unit) {
    return Stream.of(
            Stream.of(unit.getReturnType()),
            unit.getParameterTypes().stream(),
            unit.getExceptionTypes().stream().map(type -> (JavaType) type))
        .flatMap(all -> all);
  }

  @Test
  void theyStandOnNothingElseOfTheWorkerButTheWayValuesAreRefused() {
    noClasses()
        .that()
        .resideInAPackage(API)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.onecycle..")
                .and(not(resideInAPackage(API)))
                .and(not(resideInAPackage("io.onecycle.worker.check"))))
        .check(WORKER);
  }

  @Test
  void onlyTheNetworkMentionsDeeplearning4j() {
    noClasses()
        .that()
        .resideInAPackage(API)
        .and()
        .doNotBelongToAnyOf(Network.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
        .check(WORKER);
  }

  @Test
  void theWorkersRoomsHaveNoCyclesHoweverDeepTheyLie() {
    slices().matching("io.onecycle.worker.(**)").should().beFreeOfCycles().check(WORKER);
  }

  @Test
  void noMainClassIsNamedLikeATest() {
    noClasses().should().haveNameMatching(".*Tests?").check(WORKER);
  }
}
