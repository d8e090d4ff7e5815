package io.onecycle.worker.torch;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Excerpt;
import io.onecycle.worker.data.Normalisation;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * Makes mini-batches on the device, of examples that it holds: chosen, moved and normalised there,
 * to the very numbers that the host would make.
 */
final class ExcerptInputs implements AutoCloseable {

  private final Place place;
  private final Staging indices;
  private final Staging rows;
  private final Staging columns;
  private final Map<Examples, Optional<ResidentExamples>> held = new HashMap<>();
  private final Map<Normalisation, Lookup> lookups = new HashMap<>();

  ExcerptInputs(Place place) {
    this.place = place;
    this.indices = new Staging(place, ScalarType.Int);
    this.rows = new Staging(place, ScalarType.Int);
    this.columns = new Staging(place, ScalarType.Int);
  }

  /**
   * The first {@code n} examples of an excerpt, shape [n, channels, height, width], in float32;
   * empty if the device has no room for the data set.
   */
  Optional<Tensor> images(Excerpt excerpt, int n) {
    return held.computeIfAbsent(
            excerpt.examples(), examples -> ResidentExamples.lease(examples, place))
        .map(examples -> images(examples, excerpt, n));
  }

  private Tensor images(ResidentExamples examples, Excerpt excerpt, int n) {
    Shape shape = excerpt.examples().shape();
    Tensor chosen = examples.content().index_select(0, onDevice(indices.put(excerpt.indices(), n)));
    Tensor placed = excerpt.isMoved() ? moved(chosen, excerpt, n, shape) : chosen;
    return lookups
        .computeIfAbsent(
            excerpt.normalisation(), each -> Lookup.of(each, excerpt.examples(), place))
        .normalised(placed)
        .view(n, shape.channels(), shape.height(), shape.width());
  }

  /** Each pixel from where it comes from in its plane. */
  private Tensor moved(Tensor chosen, Excerpt excerpt, int n, Shape shape) {
    int height = shape.height();
    int width = shape.width();
    Tensor from =
        onDevice(rows.put(excerpt.rows(), n * height))
            .view(n, height, 1)
            .mul(new Scalar(width))
            .add(onDevice(columns.put(excerpt.columns(), n * width)).view(n, 1, width))
            .reshape(n, 1, (long) height * width)
            .expand(new long[] {n, shape.channels(), (long) height * width}, false);
    return chosen.gather(2, from);
  }

  private Tensor onDevice(Tensor staged) {
    return staged
        .to(place.device(), ScalarType.Int, true, false, Formats.asIs())
        .to(ScalarType.Long);
  }

  @Override
  public void close() {
    indices.close();
    rows.close();
    columns.close();
    lookups.values().forEach(Lookup::close);
    lookups.clear();
    held.values().forEach(each -> each.ifPresent(ResidentExamples::release));
    held.clear();
  }
}
