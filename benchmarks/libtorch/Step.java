import static org.bytedeco.pytorch.global.torch.cross_entropy;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.randint;
import static org.bytedeco.pytorch.global.torch.randn;
import static org.bytedeco.pytorch.global.torch.relu;
import static org.bytedeco.pytorch.global.torch.set_num_threads;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.BatchNorm2dImpl;
import org.bytedeco.pytorch.BatchNormOptions;
import org.bytedeco.pytorch.Conv2dImpl;
import org.bytedeco.pytorch.Conv2dOptions;
import org.bytedeco.pytorch.LinearImpl;
import org.bytedeco.pytorch.MemoryFormatOptional;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch.MemoryFormat;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * {@code Step NETWORK BATCH contiguous|channels_last SECONDS}: a training step of libtorch's own
 * modules, with its own SGD, on one thread. Prints images per second by the median step of the last
 * two thirds, as the other sides do.
 */
public final class Step {

  private static final List<Tensor> PARAMETERS = new ArrayList<>();

  private interface Net {
    Tensor of(Tensor x);
  }

  public static void main(String[] args) {
    set_num_threads(1);
    int batch = Integer.parseInt(args[1]);
    boolean channelsLast = args[2].equals("channels_last");
    double seconds = Double.parseDouble(args[3]);
    boolean small = !args[0].startsWith("resnet-");
    Net net =
        switch (args[0]) {
          case "lenet" -> lenet();
          case "mlp" -> mlp();
          default -> resnet(Integer.parseInt(args[0].substring("resnet-".length())), 16);
        };
    Tensor x = randn(batch, small ? 1 : 3, small ? 28 : 32, small ? 28 : 32);
    if (channelsLast) {
      x = x.contiguous(MemoryFormat.ChannelsLast);
      MemoryFormatOptional format = new MemoryFormatOptional(MemoryFormat.ChannelsLast);
      for (Tensor each : PARAMETERS) {
        if (each.dim() == 4) {
          each.set_data(each.to(new TensorOptions(), false, false, format));
        }
      }
    }
    Tensor labels = randint(10, new long[] {batch}).to(ScalarType.Long);
    SGDOptions options = new SGDOptions(0.01);
    options.momentum().put(0.9);
    options.weight_decay().put(1e-4);
    SGD sgd = new SGD(new TensorVector(PARAMETERS.toArray(new Tensor[0])), options);
    List<Long> nanos = new ArrayList<>();
    long start = System.nanoTime();
    while (nanos.size() < 3 || System.nanoTime() - start < seconds * 1e9) {
      long before = System.nanoTime();
      try (PointerScope scope = new PointerScope()) {
        sgd.zero_grad();
        Tensor loss = cross_entropy(net.of(x), labels);
        loss.backward();
        sgd.step();
        loss.item_float();
      }
      nanos.add(System.nanoTime() - before);
    }
    long[] last =
        nanos.subList(nanos.size() / 3, nanos.size()).stream().mapToLong(n -> n).sorted().toArray();
    System.out.printf("%.1f%n", batch / (last[last.length / 2] / 1e9));
    System.exit(0);
  }

  private static Net lenet() {
    Conv2dImpl first = convolution(1, 20, 5, 1, 0, true);
    Conv2dImpl second = convolution(20, 50, 5, 1, 0, true);
    LinearImpl hidden = linear(800, 500);
    LinearImpl last = linear(500, 10);
    return x -> {
      Tensor a = max_pool2d(relu(first.forward(x)), new long[] {2, 2});
      Tensor b = max_pool2d(relu(second.forward(a)), new long[] {2, 2});
      return last.forward(relu(hidden.forward(b.reshape(b.size(0), 800))));
    };
  }

  private static Net mlp() {
    LinearImpl first = linear(784, 256);
    LinearImpl second = linear(256, 128);
    LinearImpl last = linear(128, 10);
    return x ->
        last.forward(
            relu(second.forward(relu(first.forward(x.reshape(x.size(0), 784))))));
  }

  private static Net resnet(int depth, int width) {
    Conv2dImpl stem = convolution(3, width, 3, 1, 1, false);
    BatchNorm2dImpl norm = norm(width);
    List<Net> blocks = new ArrayList<>();
    int in = width;
    for (int stage = 0; stage < 3; stage++) {
      for (int k = 0; k < (depth - 2) / 6; k++) {
        int out = width << stage;
        blocks.add(block(in, out, stage > 0 && k == 0 ? 2 : 1));
        in = out;
      }
    }
    LinearImpl last = linear(in, 10);
    return x -> {
      Tensor y = relu(norm.forward(stem.forward(x)));
      for (Net block : blocks) {
        y = block.of(y);
      }
      return last.forward(y.mean(2, 3));
    };
  }

  private static Net block(int in, int out, int stride) {
    Conv2dImpl first = convolution(in, out, 3, stride, 1, false);
    BatchNorm2dImpl firstNorm = norm(out);
    Conv2dImpl second = convolution(out, out, 3, 1, 1, false);
    BatchNorm2dImpl secondNorm = norm(out);
    Net way = x -> x;
    if (in != out || stride != 1) {
      Conv2dImpl projection = convolution(in, out, 1, stride, 0, false);
      BatchNorm2dImpl projected = norm(out);
      way = x -> projected.forward(projection.forward(x));
    }
    Net shortcut = way;
    return x -> {
      Tensor y = relu(firstNorm.forward(first.forward(x)));
      return relu(secondNorm.forward(second.forward(y)).add(shortcut.of(x)));
    };
  }

  private static Conv2dImpl convolution(
      int in, int out, int size, int stride, int padding, boolean bias) {
    Conv2dOptions options = new Conv2dOptions(in, out, new LongPointer(size, size));
    options.stride().put(new LongPointer(stride, stride));
    options.padding().put(new LongPointer(padding, padding));
    options.bias().put(bias);
    Conv2dImpl made = new Conv2dImpl(options);
    keep(made.parameters());
    return made;
  }

  private static LinearImpl linear(int in, int out) {
    LinearImpl made = new LinearImpl(in, out);
    keep(made.parameters());
    return made;
  }

  private static BatchNorm2dImpl norm(int channels) {
    BatchNorm2dImpl made = new BatchNorm2dImpl(new BatchNormOptions(channels));
    keep(made.parameters());
    return made;
  }

  private static void keep(TensorVector parameters) {
    for (long i = 0; i < parameters.size(); i++) {
      PARAMETERS.add(parameters.get(i));
    }
  }
}
