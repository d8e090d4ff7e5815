package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Pointwise.ChannelDropout;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.dropout.IDropout;
import org.deeplearning4j.nn.conf.dropout.SpatialDropout;
import org.deeplearning4j.nn.conf.layers.Layer;

/**
 * Reads what a layer drops of its input. Before a deconvolution, Deeplearning4j's own gradient
 * takes no notice of what was dropped; ours does.
 */
final class DropoutReader {

  private final Reading reading;

  DropoutReader(Reading reading) {
    this.reading = reading;
  }

  /** What a layer works on. */
  Seen before(Layer layer, Seen given, Refusal refusal) throws NotCoveredException {
    IDropout dropout = layer.getIDropout();
    if (dropout == null) {
      return given;
    }
    if (dropout.getClass() == SpatialDropout.class) {
      SpatialDropout spatial = (SpatialDropout) dropout;
      refusal.unless(spatial.getPSchedule() == null, "has a dropout that changes");
      // Of channels last, Deeplearning4j drops rows.
      refusal.unless(
          given.axes() == Axes.CHANNELS_FIRST, "has spatial dropout but is given", given.axes());
      return kept(spatial.getP(), given, new ChannelDropout(given.value(), spatial.getP()));
    }
    refusal.unless(dropout.getClass() == Dropout.class, "has the dropout", dropout);
    Dropout plain = (Dropout) dropout;
    refusal.unless(plain.getPSchedule() == null, "has a dropout that changes");
    return kept(plain.getP(), given, new Operation.Dropout(given.value(), plain.getP()));
  }

  private Seen kept(double probability, Seen given, Operation dropout) {
    return probability == 1 ? given : given.as(reading.add(dropout));
  }
}
