package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_WEIGHTS;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What a primitive does, for saying how well it does it.
 *
 * @param tensors what it reads and makes, such as {@code 128×16×32×32 nhwc → 128×32×16×16 nhwc}
 * @param operations floating-point multiplications and additions of a weighted sum; 0 of all else
 */
record Work(String tensors, double operations) {

  static Work of(Map<Integer, Tensor> tensors) {
    Optional<Tensor> result = first(tensors, DNNL_ARG_DST, DNNL_ARG_DIFF_DST);
    Optional<Tensor> weights = first(tensors, DNNL_ARG_WEIGHTS, DNNL_ARG_DIFF_WEIGHTS);
    String said =
        Stream.of(first(tensors, DNNL_ARG_SRC, DNNL_ARG_DIFF_SRC), result)
            .flatMap(Optional::stream)
            .map(tensor -> tensor.layout().toString())
            .collect(Collectors.joining(" → "));
    return new Work(said, weights.isEmpty() ? 0 : 2 * products(weights.get(), result));
  }

  private static double products(Tensor weights, Optional<Tensor> result) {
    long[] made = result.map(tensor -> tensor.layout().sizes()).orElse(new long[] {1, 1});
    return product(Arrays.stream(weights.layout().sizes()))
        * made[0]
        * product(Arrays.stream(made).skip(2));
  }

  private static double product(LongStream sizes) {
    return sizes.asDoubleStream().reduce(1, (a, b) -> a * b);
  }

  private static Optional<Tensor> first(Map<Integer, Tensor> tensors, int... arguments) {
    return Arrays.stream(arguments).filter(tensors::containsKey).mapToObj(tensors::get).findFirst();
  }
}
