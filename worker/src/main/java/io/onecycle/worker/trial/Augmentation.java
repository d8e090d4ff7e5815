package io.onecycle.worker.trial;

/** What is done to a training image each time it is drawn. */
public enum Augmentation {
  /** Mirrored left to right with probability one half. */
  FLIP,
  /** Padded by 4 pixels by reflection, then cropped back at a random offset. */
  CROP
}
