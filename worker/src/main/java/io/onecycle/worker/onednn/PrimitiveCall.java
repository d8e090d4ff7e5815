package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_execute;

import org.bytedeco.dnnl.dnnl_exec_arg_t;
import org.bytedeco.dnnl.dnnl_primitive;
import org.bytedeco.dnnl.dnnl_stream;

/** A call of oneDNN's own. */
final class PrimitiveCall extends Call {

  private final dnnl_primitive primitive;
  private final dnnl_stream stream;
  private final int count;
  private final dnnl_exec_arg_t arguments;

  PrimitiveCall(
      String name,
      Work work,
      dnnl_primitive primitive,
      dnnl_stream stream,
      int count,
      dnnl_exec_arg_t arguments) {
    super(name, work);
    this.primitive = primitive;
    this.stream = stream;
    this.count = count;
    this.arguments = arguments;
  }

  @Override
  void run() {
    int status = dnnl_primitive_execute(primitive, stream, count, arguments);
    if (status != 0) {
      Status.check(status, "run " + this);
    }
  }
}
