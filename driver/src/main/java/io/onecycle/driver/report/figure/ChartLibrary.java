package io.onecycle.driver.report.figure;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Apache ECharts, as its WebJar has it: the one library that draws. */
public final class ChartLibrary {

  private static final String VERSION = version();

  private ChartLibrary() {}

  /** Its script, whose first comment is its licence. */
  public static String script() {
    return Resource.text("/META-INF/resources/webjars/echarts/" + VERSION + "/echarts.min.js");
  }

  /** As Maven knows it, e.g. {@code 5.5.0}. */
  public static String version() {
    Properties pom = new Properties();
    try {
      pom.load(
          new StringReader(Resource.text("/META-INF/maven/org.webjars/echarts/pom.properties")));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the version of ECharts", e);
    }
    return pom.getProperty("version");
  }
}
