package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;

/** A primitive with the tensors it reads and writes; costs no Java memory to run. */
class Call {

  private final String name;
  private final Work work;
  private final dnnl_primitive primitive;
  private final dnnl_stream stream;
  private final int count;
  private final dnnl_exec_arg_t arguments;

  Call(
      String name,
      Work work,
      dnnl_primitive primitive,
      dnnl_stream stream,
      int count,
      dnnl_exec_arg_t arguments) {
    this.name = name;
    this.work = work;
    this.primitive = primitive;
    this.stream = stream;
    this.count = count;
    this.arguments = arguments;
  }

  /** The same one. */
  Call(Call of) {
    this(of.name, of.work, of.primitive, of.stream, of.count, of.arguments);
  }

  void run() {
    int status = dnnl_primitive_execute(primitive, stream, count, arguments);
    if (status != 0) {
      Status.check(status, "run " + name);
    }
  }

  Work work() {
    return work;
  }

  /** What it does, and which implementation oneDNN has chosen. */
  @Override
  public final String toString() {
    return name;
  }
}
