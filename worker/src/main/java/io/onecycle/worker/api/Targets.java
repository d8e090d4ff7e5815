package io.onecycle.worker.api;

import io.onecycle.worker.check.Require;

/** What is to be learnt of each example. */
sealed interface Targets {

  Target target();

  int count();

  /** Those of some of the examples, copied. */
  Targets subset(int[] indices);

  /** These and others of their kind, copied. */
  Targets with(Targets others);

  /**
   * A class for each example.
   *
   * @param labels each in [0, classes)
   */
  @SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
  record Labels(Target.Classes target, int[] labels) implements Targets {
    public Labels {
      for (int label : labels) {
        Require.that(
            label >= 0 && label < target.outputs(),
            "label",
            label,
            "a whole number in [0, " + (target.outputs() - 1) + "]");
      }
    }

    static Labels of(int classes, byte[] unsigned) {
      int[] labels = new int[unsigned.length];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = Byte.toUnsignedInt(unsigned[i]);
      }
      return new Labels(new Target.Classes(classes), labels);
    }

    @Override
    public int count() {
      return labels.length;
    }

    @Override
    public Targets subset(int[] indices) {
      return new Labels(target, (int[]) Slices.of(labels, new int[indices.length], indices));
    }

    @Override
    public Targets with(Targets others) {
      return new Labels(target, (int[]) Slices.together(labels, ((Labels) others).labels));
    }
  }

  /**
   * Numbers for each example.
   *
   * @param values all finite, example after example
   */
  @SuppressWarnings("ArrayRecordComponent") // a vessel for large arrays, never compared
  record Values(Target.Numbers target, float[] values) implements Targets {
    public Values {
      for (float value : values) {
        Require.that(Float.isFinite(value), "target", value, "a finite number");
      }
    }

    @Override
    public int count() {
      return values.length / target.outputs();
    }

    @Override
    public Targets subset(int[] indices) {
      float[] some = new float[Math.multiplyExact(indices.length, target.outputs())];
      return new Values(target, (float[]) Slices.of(values, some, indices));
    }

    @Override
    public Targets with(Targets others) {
      return new Values(target, (float[]) Slices.together(values, ((Values) others).values));
    }
  }
}
