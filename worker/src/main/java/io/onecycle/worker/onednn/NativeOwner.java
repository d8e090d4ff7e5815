package io.onecycle.worker.onednn;

/** Something that owns native objects, and frees them when it is closed. */
interface NativeOwner extends AutoCloseable {

  @Override
  void close();
}
