package io.onecycle.driver.sweep.read;

import io.onecycle.driver.sweep.read.field.Scalars;
import io.onecycle.driver.sweep.read.owndata.OwnDataReader;
import io.onecycle.driver.sweep.yaml.FaultList;
import io.onecycle.driver.sweep.yaml.LocatedNode;
import io.onecycle.worker.data.builtin.BuiltInData;
import io.onecycle.worker.trial.DataSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the name of a built-in data set, or has data of one's own read. */
final class DataReader {

  private static final Map<String, DataSpec> BUILT_IN = new LinkedHashMap<>();

  static {
    for (String name : BuiltInData.names()) {
      BUILT_IN.put(name, new DataSpec.BuiltIn(name));
    }
  }

  static final String EXPECTED =
      "one of " + String.join(", ", BUILT_IN.keySet()) + ", or " + OwnDataReader.FORM;

  private final FaultList faults;

  DataReader(FaultList faults) {
    this.faults = faults;
  }

  Optional<DataSpec> read(LocatedNode node) {
    return node instanceof LocatedNode.Mapping mapping
        ? new OwnDataReader(faults).read(mapping).map(DataSpec.Unstaged::new)
        : new Scalars(faults).choice(node, BUILT_IN, List.of(OwnDataReader.FORM));
  }
}
