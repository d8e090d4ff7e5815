package io.onecycle.worker.model;

/** Deeplearning4j's own passes follow PyTorch. */
class GoldenStockTest extends GoldenTest {

  GoldenStockTest() {
    super(StockTrainer::create);
  }
}
