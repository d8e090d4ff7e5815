package io.onecycle.driver.refit.averaging;

import io.onecycle.driver.refit.RefitData;
import io.onecycle.driver.refit.RefitSpec;
import io.onecycle.worker.data.Batch;
import java.io.IOException;
import org.deeplearning4j.core.loader.DataSetLoader;
import org.nd4j.common.loader.Source;
import org.nd4j.linalg.dataset.DataSet;

/**
 * Builds a worker's examples, shuffled and augmented as the trial's, where they are trained on,
 * from nothing but their name.
 */
record ShareLoader(RefitSpec spec) implements DataSetLoader {

  @Override
  public DataSet load(Source source) throws IOException {
    RefitData data = RefitData.here(spec);
    Share share = Share.named(source.getPath());
    Batch batch = data.batch(share.epoch(), share.batch());
    return data.examples(batch, share.from(batch.size()), share.to(batch.size()));
  }
}
