package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_binary_add;
import static org.bytedeco.dnnl.global.dnnl.dnnl_data_type_undef;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_binary;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_eltwise;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_append_sum;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_post_ops_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_destroy;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_post_ops;
import static org.bytedeco.dnnl.global.dnnl.dnnl_primitive_attr_set_scratchpad_mode;
import static org.bytedeco.dnnl.global.dnnl.dnnl_scratchpad_mode_user;

import io.onecycle.worker.compile.Operation.Activation;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.bytedeco.dnnl.dnnl_post_ops;
import org.bytedeco.dnnl.dnnl_primitive_attr;

/** What a primitive does to its result before it writes it. */
final class Attributes {

  private final NativeScope scope;
  private final dnnl_primitive_attr none;

  Attributes(NativeScope scope) {
    this.scope = scope;
    this.none = create();
  }

  /** Nothing. */
  dnnl_primitive_attr none() {
    return none;
  }

  /** The function applied, if there is one. */
  dnnl_primitive_attr then(Optional<Activation> activation) {
    return activation
        .map(
            function ->
                then(
                    operations ->
                        dnnl_post_ops_append_eltwise(
                            operations,
                            Elementwise.algorithm(function),
                            Elementwise.alpha(function),
                            0)))
        .orElse(none);
  }

  /** What was there before added. */
  dnnl_primitive_attr accumulating() {
    return then(operations -> dnnl_post_ops_append_sum(operations, 1, 0, dnnl_data_type_undef));
  }

  /** Another tensor added. */
  dnnl_primitive_attr adding(Layout other) {
    return then(
        operations -> dnnl_post_ops_append_binary(operations, dnnl_binary_add, other.descriptor()));
  }

  private dnnl_primitive_attr then(ToIntFunction<dnnl_post_ops> append) {
    dnnl_post_ops operations = new dnnl_post_ops();
    Status.check(dnnl_post_ops_create(operations), "create post-operations");
    scope.own(operations, handle -> dnnl_post_ops_destroy(handle));
    Status.check(append.applyAsInt(operations), "append a post-operation");
    dnnl_primitive_attr attribute = create();
    Status.check(dnnl_primitive_attr_set_post_ops(attribute, operations), "set post-operations");
    return attribute;
  }

  private dnnl_primitive_attr create() {
    dnnl_primitive_attr attribute = new dnnl_primitive_attr();
    Status.check(dnnl_primitive_attr_create(attribute), "create attributes");
    scope.own(attribute, handle -> dnnl_primitive_attr_destroy(handle));
    Status.check(
        dnnl_primitive_attr_set_scratchpad_mode(attribute, dnnl_scratchpad_mode_user),
        "choose the scratchpad");
    return attribute;
  }
}
