package io.onecycle.worker.data.file;

import io.onecycle.worker.api.Examples;
import io.onecycle.worker.api.Shape;
import io.onecycle.worker.trial.DataFormat.Task;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A mini-batch as Deeplearning4j's {@code DataSet.save} writes it: a byte that says what follows,
 * then the arrays of features and labels. Deeplearning4j itself reads names and metadata after them
 * by Java's deserialisation; here they are not looked at, so a file can run no code.
 */
public final class Dl4jBatch {

  private static final int FEATURES = 1;
  private static final int LABELS = 2;
  private static final int LABELS_ARE_FEATURES = 4;
  private static final int MASKS = 8 | 16;

  private Dl4jBatch() {}

  /**
   * Reads a file.
   *
   * @param name what messages call it
   * @param task whether labels are one-hot classes or numbers
   */
  public static Examples read(InputStream file, String name, Task task) throws IOException {
    try {
      DataInputStream in = new DataInputStream(file);
      int has = in.readUnsignedByte();
      if ((has & (FEATURES | LABELS)) != (FEATURES | LABELS) || (has & LABELS_ARE_FEATURES) != 0) {
        throw new IOException("has no features and labels, expected both");
      }
      if ((has & MASKS) != 0) {
        throw new IOException("has masks, as of sequences, expected features and labels alone");
      }
      Nd4jArray features = Nd4jArray.read(in);
      Nd4jArray labels = Nd4jArray.read(in);
      return examples(features, labels, task);
    } catch (EOFException e) {
      throw new IOException("Cannot read " + name + ": truncated", e);
    } catch (IOException | IllegalArgumentException | ArithmeticException e) {
      throw new IOException("Cannot read " + name + ": " + e.getMessage(), e);
    }
  }

  private static Examples examples(Nd4jArray features, Nd4jArray labels, Task task)
      throws IOException {
    int[] shape = features.shape();
    if (shape.length != 2 && shape.length != 4) {
      throw new IOException(
          ("features of rank %d, expected [examples, features] or [examples, channels,"
                  + " height, width]")
              .formatted(shape.length));
    }
    if (labels.shape().length != 2 || labels.shape()[0] != shape[0]) {
      throw new IOException(
          "labels of shape %s, expected [%d, classes or numbers]"
              .formatted(labels.shown(), shape[0]));
    }
    Shape one =
        shape.length == 2 ? Shape.features(shape[1]) : new Shape(shape[1], shape[2], shape[3]);
    int outputs = labels.shape()[1];
    return task == Task.REGRESSION
        ? Examples.features(one, features.numbers(), outputs, labels.numbers())
        : Examples.features(one, features.numbers(), outputs, classes(labels));
  }

  private static int[] classes(Nd4jArray labels) throws IOException {
    int width = labels.shape()[1];
    int[] classes = new int[labels.shape()[0]];
    for (int i = 0; i < classes.length; i++) {
      int ones = 0;
      for (int c = 0; c < width; c++) {
        float value = labels.numbers()[i * width + c];
        if (value == 1) {
          classes[i] = c;
          ones++;
        } else if (value != 0) {
          ones = width + 1;
        }
      }
      if (ones != 1) {
        throw new IOException(
            ("the labels of example %d (counted from 0) are not one 1 among zeros,"
                    + " expected that; or task: regression")
                .formatted(i));
      }
    }
    return classes;
  }
}
