package io.onecycle.driver.results;

import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.audit.Auditor;
import io.onecycle.driver.analyse.compare.Alike;

/** Whether a sweep was laid out so that its answer can be right. */
public final class Audits {

  private Audits() {}

  /** That of what is committed. */
  public static Audit of(Results results) {
    return new Auditor(
            results.spec(),
            Alike.of(results.choosing()).rows(),
            results.shorter(),
            results.tests(),
            Multiples.of(results))
        .audit();
  }
}
