package io.onecycle.driver.report.page;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The chart library uPlot, as its WebJar has it. */
final class Uplot {

  private static final String VERSION = version();
  private static final String ROOT = "/META-INF/resources/webjars/uplot/" + VERSION;

  private Uplot() {}

  static String script() {
    return licence() + Resource.text(ROOT + "/dist/uPlot.iife.min.js");
  }

  static String style() {
    return Resource.text(ROOT + "/dist/uPlot.min.css");
  }

  static String version() {
    Properties pom = new Properties();
    try {
      pom.load(
          new StringReader(Resource.text("/META-INF/maven/org.webjars.npm/uplot/pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the version of uPlot", e);
    }
    return pom.getProperty("version");
  }

  private static String licence() {
    return "/*!\n" + Resource.text(ROOT + "/LICENSE") + "*/\n";
  }
}
