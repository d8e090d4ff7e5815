package io.onecycle.worker.torch;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NativeMemoryException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** A data set on a device: once, for all trainers there that see it, and as long as one does. */
final class ResidentExamples {

  private static final Map<Key, ResidentExamples> HELD = new HashMap<>();

  /** Examples are what they are by identity: their arrays never change. */
  private record Key(Examples examples, String device) {}

  private final Key key;
  private final Kept kept;
  private final Tensor content;
  private int users;

  private ResidentExamples(Key key, Kept kept, Tensor content) {
    this.key = key;
    this.kept = kept;
    this.content = content;
  }

  /** A share in the examples on the calling thread's device; empty if they do not fit there. */
  static Optional<ResidentExamples> lease(Examples examples, Place place) {
    synchronized (HELD) {
      Key key = new Key(examples, place.name() + place.device().index());
      try {
        ResidentExamples held = HELD.computeIfAbsent(key, each -> sent(each, place));
        held.users++;
        return Optional.of(held);
      } catch (RuntimeException e) {
        if (Failure.of(e) instanceof NativeMemoryException) {
          return Optional.empty();
        }
        throw e;
      }
    }
  }

  /** How many data sets are on devices. */
  static int count() {
    synchronized (HELD) {
      return HELD.size();
    }
  }

  /** Shape [examples, channels, pixels]: bytes of pixels, floats of other numbers. */
  Tensor content() {
    return content;
  }

  /** Gives the share back. */
  void release() {
    synchronized (HELD) {
      users--;
      if (users == 0) {
        HELD.remove(key);
        kept.close();
      }
    }
  }

  private static ResidentExamples sent(Key key, Place place) {
    Examples examples = key.examples();
    Shape shape = examples.shape();
    boolean bytes = examples.arePixels();
    try (Pointer host =
        bytes ? new BytePointer(examples.pixels()) : new FloatPointer(examples.features())) {
      long[] sizes = {examples.count(), shape.channels(), (long) shape.height() * shape.width()};
      ScalarType type = bytes ? ScalarType.Byte : ScalarType.Float;
      Tensor onHost = torch.from_blob(host, sizes, new TensorOptions(type));
      // A copy in any case, and waited for: other trainers read it on streams of their own.
      Tensor content = onHost.to(place.device(), type, false, true, Formats.asIs());
      place.await();
      Kept kept = new Kept();
      return new ResidentExamples(key, kept, kept.keep(content));
    }
  }
}
