package io.onecycle.driver.cli;

import java.util.Optional;
import org.apache.hadoop.security.UserGroupInformation;

/** Who runs this. */
final class Person {

  private static final String NAME = "onecycle.user";

  private Person() {}

  /**
   * Tells Hadoop the name that bin/onecycle has made up for somebody whom the system has none for:
   * it would end with an error instead.
   */
  static void introduce() {
    Optional.ofNullable(System.getProperty(NAME))
        .ifPresent(
            name -> UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(name)));
  }
}
