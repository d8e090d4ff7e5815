package io.onecycle.worker.torch;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.data.Batch;
import io.onecycle.worker.data.Excerpt;
import io.onecycle.worker.trial.Precision;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;

/** Mini-batches on their way from Java's heap to the device. */
final class Inputs implements AutoCloseable {

  private static final boolean BESIDE_THE_HOST = true;
  private static final boolean COPY_ANYWAY = false;

  private final Place place;
  private final Staging pixels;
  private final Staging classes;
  private final Staging numbers;
  private final ExcerptInputs excerpts;

  Inputs(Place place) {
    this.place = place;
    this.pixels = new Staging(place, ScalarType.Float);
    this.classes = new Staging(place, ScalarType.Int);
    this.numbers = new Staging(place, ScalarType.Float);
    this.excerpts = new ExcerptInputs(place);
  }

  /** The images, shape [n, channels, height, width], in the precision of a pass. */
  Tensor images(Batch batch, Precision precision) {
    ScalarType type = precision == Precision.BFLOAT16 ? ScalarType.BFloat16 : ScalarType.Float;
    Optional<Excerpt> excerpt = place.holdsExamples() ? batch.excerpt() : Optional.empty();
    Tensor images =
        excerpt.flatMap(each -> excerpts.images(each, batch.size())).orElseGet(() -> sent(batch));
    return images.to(place.device(), type, BESIDE_THE_HOST, COPY_ANYWAY, Formats.channelsLast());
  }

  private Tensor sent(Batch batch) {
    Shape shape = batch.shape();
    return pixels
        .put(batch.pixels(), batch.size() * shape.size())
        .view(batch.size(), shape.channels(), shape.height(), shape.width());
  }

  /** The classes, shape [n]. */
  Tensor labels(Batch batch) {
    return onDevice(classes.put(batch.labels(), batch.size()), ScalarType.Long);
  }

  /** What each class counts in the loss, in double precision. */
  Tensor weights(Batch batch) {
    return onDevice(Tensor.create(batch.classWeights()), ScalarType.Double);
  }

  /** The numbers to be learnt, shape [n, width], in double precision. */
  Tensor values(Batch batch, int width) {
    Tensor values = numbers.put(batch.values(), batch.size() * width);
    return onDevice(values, ScalarType.Double).view(batch.size(), width);
  }

  private Tensor onDevice(Tensor staged, ScalarType type) {
    return staged
        .to(place.device(), staged.scalar_type(), BESIDE_THE_HOST, COPY_ANYWAY, Formats.asIs())
        .to(type);
  }

  @Override
  public void close() {
    pixels.close();
    classes.close();
    numbers.close();
    excerpts.close();
  }
}
