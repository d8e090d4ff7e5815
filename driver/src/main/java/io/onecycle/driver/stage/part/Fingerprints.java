package io.onecycle.driver.stage.part;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Target;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** By which examples are found that are alike: 64 bits of what goes in, 32 of what is learnt. */
final class Fingerprints implements Serializable {

  private static final long serialVersionUID = 1;

  /** Of a piece: all go to the driver. */
  private static final int MOST = 100_000;

  /** Of pieces of too many to look for repeats. */
  static final Fingerprints NONE = new Fingerprints(new long[0], new int[0]);

  private final long[] inputs;
  private final int[] targets;

  private Fingerprints(long[] inputs, int[] targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  /** Those of a piece; none if it holds very many. */
  static Fingerprints of(Examples examples) {
    int count = examples.count();
    if (count > MOST) {
      return NONE;
    }
    long[] inputs = new long[count];
    int[] targets = new int[count];
    MessageDigest digest = sha256();
    int size = examples.shape().size();
    ByteBuffer bytes = ByteBuffer.allocate(examples.arePixels() ? 0 : size * Float.BYTES);
    for (int i = 0; i < count; i++) {
      if (examples.arePixels()) {
        digest.update(examples.pixels(), i * size, size);
      } else {
        bytes.clear().asFloatBuffer().put(examples.features(), i * size, size);
        digest.update(bytes);
      }
      inputs[i] = ByteBuffer.wrap(digest.digest()).getLong();
      targets[i] = target(examples, i);
    }
    return new Fingerprints(inputs, targets);
  }

  private static int target(Examples examples, int example) {
    if (examples.target() instanceof Target.Numbers numbers) {
      int width = numbers.outputs();
      return Arrays.hashCode(
          Arrays.copyOfRange(examples.values(), example * width, (example + 1) * width));
    }
    return examples.label(example);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Cannot compare examples: every Java has SHA-256", e);
    }
  }

  int count() {
    return inputs.length;
  }

  long input(int example) {
    return inputs[example];
  }

  int target(int example) {
    return targets[example];
  }
}
