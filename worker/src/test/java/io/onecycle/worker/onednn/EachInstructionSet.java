package io.onecycle.worker.onednn;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests that the build runs again with the processor held to lesser instruction sets. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("instruction-sets")
@ExtendWith(EachInstructionSet.Lesser.class)
public @interface EachInstructionSet {

  /** Where the processor has no more than it is held to, there is nothing to run again. */
  final class Lesser implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String held = System.getenv().getOrDefault("ONEDNN_MAX_CPU_ISA", "");
      return held.equals("AVX2") && !hasAvx512()
          ? ConditionEvaluationResult.disabled("No AVX-512 here: the plain run is that of AVX2")
          : ConditionEvaluationResult.enabled("held to " + held);
    }

    private static boolean hasAvx512() {
      try {
        return Files.readString(Path.of("/proc/cpuinfo")).contains("avx512f");
      } catch (IOException e) {
        return true;
      }
    }
  }
}
