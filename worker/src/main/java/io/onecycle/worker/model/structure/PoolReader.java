package io.onecycle.worker.model.structure;

import io.onecycle.worker.api.Shape;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation.Pool;
import io.onecycle.worker.compile.Operation.Pool.Kind;
import io.onecycle.worker.compile.Pointwise.Affine;
import io.onecycle.worker.compile.Window;
import java.util.Arrays;
import java.util.List;
import org.deeplearning4j.nn.conf.CNN2DFormat;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;

/** Reads pools. */
final class PoolReader {

  private final Reading reading;

  PoolReader(Reading reading) {
    this.reading = reading;
  }

  /** Of windows. */
  Seen read(SubsamplingLayer layer, Seen given, Refusal refusal) throws NotCoveredException {
    Seen image = reading.image(given, layer.getCnn2dDataFormat(), refusal);
    Kind mean = layer.isAvgPoolIncludePadInDivisor() ? Kind.MEAN_WITH_PADDING : Kind.MEAN;
    Kind kind =
        switch (layer.getPoolingType()) {
          case MAX -> Kind.MAX;
          case AVG -> mean;
          default -> throw refusal.because("pools by", layer.getPoolingType());
        };
    Window window = WindowReader.of(layer).over(reading.shape(image), refusal);
    return image.as(reading.add(new Pool(image.value(), kind, window)));
  }

  /** Of whole images. */
  Seen ofAll(GlobalPoolingLayer layer, Seen given, Refusal refusal) throws NotCoveredException {
    List<Integer> dimensions =
        layer.getPoolingDimensions() == null
            ? List.of(2, 3)
            : Arrays.stream(layer.getPoolingDimensions()).boxed().toList();
    boolean known = dimensions.equals(List.of(2, 3)) || dimensions.equals(List.of(1, 2));
    refusal.unless(known, "pools over the dimensions", dimensions);
    CNN2DFormat format = dimensions.equals(List.of(2, 3)) ? CNN2DFormat.NCHW : CNN2DFormat.NHWC;
    Seen image = reading.image(given, format, refusal);
    refusal.unless(
        layer.isCollapseDimensions() || format == CNN2DFormat.NCHW,
        "keeps the dimensions of channels last");
    int pooled = pooled(layer, image.value(), refusal);
    return layer.isCollapseDimensions() ? new Seen(pooled, Axes.ROWS) : image.as(pooled);
  }

  private int pooled(GlobalPoolingLayer layer, int image, Refusal refusal)
      throws NotCoveredException {
    Shape shape = reading.shape(image);
    Window whole = Window.over(shape);
    return switch (layer.getPoolingType()) {
      case MAX -> reading.add(new Pool(image, Kind.MAX, whole));
      case AVG -> reading.add(new Pool(image, Kind.MEAN, whole));
      case SUM -> {
        int mean = reading.add(new Pool(image, Kind.MEAN, whole));
        yield reading.add(new Affine(mean, shape.height() * shape.width(), 0));
      }
      default -> throw refusal.because("pools by", layer.getPoolingType());
    };
  }
}
