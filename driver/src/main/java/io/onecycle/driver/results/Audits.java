package io.onecycle.driver.results;

import io.onecycle.driver.analyse.audit.Audit;
import io.onecycle.driver.analyse.audit.Auditor;

/** Whether a sweep was laid out so that its answer can be right. */
public final class Audits {

  private Audits() {}

  /** That of what is committed. */
  public static Audit of(Results results) {
    return new Auditor(results.spec(), results.choosing(), results.shorter(), results.tests())
        .audit();
  }
}
