package io.onecycle.worker.model.structure;

import io.onecycle.worker.compile.Normalisation;
import io.onecycle.worker.compile.NotCoveredException;
import io.onecycle.worker.compile.Operation;
import io.onecycle.worker.compile.Parameter;
import io.onecycle.worker.compile.Pointwise.Affine;
import java.util.Map;
import java.util.Optional;
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
    Seen seen = reading.channels(given, norm.getCnn2DFormat(), norm.getNOut(), refusal);
    int normal =
        reading.add(
            new Operation.BatchNorm(
                seen.value(),
                norm.getEps(),
                norm.getDecay(),
                Optional.ofNullable(parameters.get(BatchNormalizationParamInitializer.GAMMA)),
                Optional.ofNullable(parameters.get(BatchNormalizationParamInitializer.BETA)),
                parameters.get(BatchNormalizationParamInitializer.GLOBAL_MEAN),
                parameters.get(
                    norm.isUseLogStd()
                        ? BatchNormalizationParamInitializer.GLOBAL_LOG_STD
                        : BatchNormalizationParamInitializer.GLOBAL_VAR)));
    // Where either is nothing, Deeplearning4j takes no notice of the other.
    boolean isScaled = norm.isLockGammaBeta() && norm.getGamma() != 1 && norm.getBeta() != 0;
    return seen.as(
        isScaled ? reading.add(new Affine(normal, norm.getGamma(), norm.getBeta())) : normal);
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
