package io.onecycle.worker.torch;

import org.bytedeco.pytorch.BoolOptional;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.cuda.CUDAStream;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.bytedeco.pytorch.global.torch_cuda;

/**
 * A GPU, with a stream of its own: trials that share a GPU do not wait for each other. The only
 * class of the trainer's that touches CUDA.
 */
final class CudaPlace implements Place {

  private final byte index;
  private final Kept kept = new Kept();
  private final CUDAStream stream;
  private final Generator generator;

  /** For one trainer; the calling thread is bound to the device already. */
  CudaPlace(int index) {
    this.index = (byte) index;
    boolean highPriority = false;
    this.stream = kept.keep(torch_cuda.getStreamFromPool(highPriority, this.index));
    this.generator = kept.keep(torch_cuda.make_generator_cuda(this.index));
    // The same again to the last bit, and float32 where float32 is asked for.
    torch.globalContext().setDeterministicCuDNN(true);
    torch.globalContext().setAllowTF32CuDNN(false);
    torch.globalContext().setAllowTF32CuBLAS(false);
  }

  @Override
  public String name() {
    return "cuda";
  }

  @Override
  public Device device() {
    return new Device(DeviceType.CUDA, index);
  }

  @Override
  public void enter() {
    torch_cuda.set_device(index);
    torch_cuda.setCurrentCUDAStream(stream);
  }

  /** Pinned, so that copies run beside the host. */
  @Override
  public TensorOptions staging(ScalarType type) {
    return new TensorOptions(type).pinned_memory(new BoolOptional(true));
  }

  @Override
  public boolean holdsExamples() {
    return true;
  }

  @Override
  public void await() {
    stream.synchronize();
  }

  @Override
  public Tensor factors(double keep, long seed, long[] shape) {
    generator.set_current_seed(seed);
    TensorOptions options =
        new TensorOptions(device()).dtype(new ScalarTypeOptional(ScalarType.Float));
    return torch
        .rand(shape, new GeneratorOptional(generator), options)
        .lt(new Scalar(keep))
        .to(ScalarType.Float)
        .mul_(new Scalar(1 / keep));
  }

  @Override
  public void trim() {
    torch_cuda.getAllocator().emptyCache();
  }

  @Override
  public void close() {
    kept.close();
  }
}
