package io.onecycle.driver.execute;

import io.onecycle.driver.store.files.SimulatedDisk;
import java.util.Optional;

/** Who looks at a simulated disk from outside its world. */
final class NobodyWrites implements SimulatedDisk.Onlooker {

  @Override
  public void before(String verb, String name) {}

  @Override
  public void changes(String name, Optional<byte[]> old, Optional<byte[]> now) {
    throw new AssertionError("an onlooker writes " + name);
  }
}
