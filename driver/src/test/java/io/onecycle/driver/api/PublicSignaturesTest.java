package io.onecycle.driver.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What callers of the front door need to know: its own types, values, the JDK and Spark SQL. */
class PublicSignaturesTest {

  private static final Pattern KNOWN =
      Pattern.compile(
          "(java\\.|org\\.apache\\.spark\\.sql\\.|io\\.onecycle\\.driver\\.api\\.).*"
              // Rows are values, and so is what is made of them.
              + "|io\\.onecycle\\.driver\\.table\\.\\w+Row"
              + "|io\\.onecycle\\.driver\\.analyse\\.compare\\.\\w+"
              + "|io\\.onecycle\\.worker\\.model\\.Backend"
              + "|boolean|int|long|double|void|\\[?.*\\[\\]");

  @Test
  void mentionNothingElse() {
    List<String> foreign =
        new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.onecycle.driver.api")
                .stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .flatMap(PublicSignaturesTest::mentioned)
                .filter(text -> !KNOWN.matcher(text.substring(text.indexOf(' ') + 1)).matches())
                .toList();
    assertThat(foreign).isEmpty();
  }

  private static Stream<String> mentioned(JavaMethod method) {
    return Stream.concat(
            method.getReturnType().getAllInvolvedRawTypes().stream(),
            method.getParameterTypes().stream()
                .flatMap(type -> type.getAllInvolvedRawTypes().stream()))
        .map(JavaClass::getName)
        .map(name -> method.getFullName() + " " + name)
        .map(
            text ->
                text.substring(0, text.lastIndexOf(' ')).replace(" ", "")
                    + text.substring(text.lastIndexOf(' ')));
  }
}
