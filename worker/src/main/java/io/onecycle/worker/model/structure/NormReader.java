package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.Normalisation;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.LocalResponseNormalization;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;

/** Reads normalisations. */
final class NormReader {

  private final Reading reading;

  NormReader(Reading reading) {
    this.reading = reading;
  }

  /** Of a mini-batch; its flag {@code minibatch} changes nothing in Deeplearning4j either. */
  Seen ofBatch(
      BatchNormalization norm, Map<String, Parameter> parameters, Seen given, Refusal refusal)
      throws NotCoveredException {
    refusal.unless(!norm.isLockGammaBeta(), "has a fixed gain and shift");
    Seen seen = reading.channels(given, norm.getCnn2DFormat(), norm.getNOut(), refusal);
    return seen.as(
        reading.add(
            new Operation.BatchNorm(
                seen.value(),
                norm.getEps(),
                norm.getDecay(),
                parameters.get(BatchNormalizationParamInitializer.GAMMA),
                parameters.get(BatchNormalizationParamInitializer.BETA),
                parameters.get(BatchNormalizationParamInitializer.GLOBAL_MEAN),
                parameters.get(
                    norm.isUseLogStd()
                        ? BatchNormalizationParamInitializer.GLOBAL_LOG_STD
                        : BatchNormalizationParamInitializer.GLOBAL_VAR))));
  }

  /**
   * Of neighbouring channels; Deeplearning4j takes half of them, rounded down, on either side. Its
   * own gradient divides by the sum of one channel where it should by another's; ours does not.
   */
  Seen ofNeighbours(LocalResponseNormalization norm, Seen given, Refusal refusal)
      throws NotCoveredException {
    Seen image = reading.image(given, norm.getDataFormat(), refusal);
    int reach = (int) norm.getN() / 2;
    // Deeplearning4j fails where the window is wider than the image is deep.
    refusal.unless(reach < reading.shape(image).channels(), "reaches over all channels");
    return image.as(
        reading.add(
            new Normalisation.OfNeighbours(
                image.value(), reach, norm.getK(), norm.getAlpha(), norm.getBeta())));
  }
}
