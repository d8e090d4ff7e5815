package io.onecycle.driver.refit;

import java.io.IOException;
import org.deeplearning4j.core.loader.DataSetLoader;
import org.nd4j.common.loader.Source;
import org.nd4j.linalg.dataset.DataSet;

/** Builds a worker's examples where they are trained on, from nothing but their name. */
record ShareLoader(RefitSpec spec) implements DataSetLoader {

  @Override
  public DataSet load(Source source) throws IOException {
    return RefitData.here(spec).of(Share.named(source.getPath()));
  }
}
