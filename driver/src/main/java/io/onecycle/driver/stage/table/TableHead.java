package io.onecycle.driver.stage.table;

import io.onecycle.driver.stage.part.LeftOut;
import java.util.List;

/**
 * What the first lines or the footers of a table's files say.
 *
 * @param names of its columns
 * @param unnamed places of columns for which the files have no name
 * @param leftOut columns of a kind that cannot be used, none of {@code names}
 */
record TableHead(List<String> names, List<Integer> unnamed, List<LeftOut> leftOut) {
  TableHead {
    names = List.copyOf(names);
    unnamed = List.copyOf(unnamed);
    leftOut = List.copyOf(leftOut);
  }
}
