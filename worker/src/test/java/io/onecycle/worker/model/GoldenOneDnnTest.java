package io.onecycle.worker.model;

/** Compiled training follows PyTorch. */
class GoldenOneDnnTest extends GoldenTest {

  GoldenOneDnnTest() {
    super(new Trainers(Backend.ONEDNN, 1, SharedTrainers.ofThisJvm()));
  }
}
