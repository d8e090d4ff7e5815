package io.onecycle.driver.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The types that one must know to use all that is published: the two {@code api} packages and
 * whatever their signatures lead to, however deep; a nested type counts with its owner.
 */
class PublishedTypesTest {

  private static final int MOST = 63;

  @Test
  void areFew() {
    Set<String> known = new TreeSet<>();
    Deque<JavaClass> open = new ArrayDeque<>();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.onecycle")
            .stream()
            .filter(
                type ->
                    type.getPackageName().equals("io.onecycle.driver.api")
                        || type.getPackageName().equals("io.onecycle.worker.api"))
            .filter(PublishedTypesTest::isPublic)
            .forEach(open::add);
    while (!open.isEmpty()) {
      JavaClass type = open.remove();
      if (known.add(type.getName())) {
        Stream.concat(type.getMethods().stream(), type.getConstructors().stream())
            .filter(unit -> unit.getModifiers().contains(JavaModifier.PUBLIC))
            .flatMap(PublishedTypesTest::mentioned)
            .filter(each -> each.getName().startsWith("io.onecycle."))
            .filter(PublishedTypesTest::isPublic)
            .forEach(open::add);
      }
    }
    assertThat(known.stream().map(name -> name.replaceFirst("\\$.*", "")).distinct())
        .hasSizeLessThanOrEqualTo(MOST);
  }

  private static Stream<JavaClass> mentioned(JavaCodeUnit unit) {
    return Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
        .map(JavaType::getAllInvolvedRawTypes)
        .flatMap(Set::stream);
  }

  private static boolean isPublic(JavaClass type) {
    return type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
