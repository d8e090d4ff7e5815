package io.onecycle.driver.sweep.yaml;

import java.io.StringReader;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.Set;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;

/**
 * What the parser meets from the start of a text to its end, each with where it stands. No more is
 * used of the library than Spark's own version of it has, too: that is the one which is loaded.
 */
final class YamlEvents {

  private static final String NOT_YAML = "not well-formed";
  private static final Set<Event.ID> AROUND =
      EnumSet.of(Event.ID.StreamStart, Event.ID.DocumentStart, Event.ID.DocumentEnd);

  private final Iterator<Event> events;
  private int line = 1;

  YamlEvents(YamlText text) {
    this.events = new Yaml().parse(new StringReader(text.text())).iterator();
  }

  /** A node, the end of one or the end of the stream. */
  Event next() throws SyntaxException {
    Event event = read();
    while (AROUND.contains(event.getEventId())) {
      event = read();
    }
    line = line(event);
    return event;
  }

  /** Where an event starts, from 1. */
  static int line(Event event) {
    return line(event.getStartMark());
  }

  /** That a key is a list or a mapping, or stands for one. */
  static SyntaxException noWord(Event key) {
    return notYaml(line(key), " (a key must be a single word)");
  }

  private Event read() throws SyntaxException {
    try {
      return events.next();
    } catch (MarkedYAMLException e) {
      throw notYaml(line(e.getProblemMark()), reason(e.getProblem()));
    } catch (YAMLException e) {
      throw notYaml(line, reason(e.getMessage()));
    } catch (RuntimeException e) {
      // The library lets some broken escapes and numbers out as bare runtime exceptions.
      throw notYaml(line, "");
    }
  }

  /** Without the advice that the library puts in parentheses behind some problems. */
  private static String reason(String problem) {
    return " (" + Shown.oneLine(problem.split("\\. \\(", 2)[0]) + ")";
  }

  private static SyntaxException notYaml(int line, String reason) {
    return new SyntaxException(line, NOT_YAML + reason, "YAML");
  }

  private static int line(Mark mark) {
    return mark.getLine() + 1;
  }
}
