package io.onecycle.worker.onednn;

import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx2;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_amx;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_bf16;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_avx512_core_vnni;
import static org.bytedeco.dnnl.global.dnnl.dnnl_cpu_isa_sse41;
import static org.bytedeco.dnnl.global.dnnl.dnnl_engine_create;
import static org.bytedeco.dnnl.global.dnnl.dnnl_get_effective_cpu_isa;

import java.util.Map;
import org.bytedeco.dnnl.dnnl_engine;

/** oneDNN on this machine's CPU, for all trainers of the JVM. */
final class Engine {

  private static final Map<Integer, String> NAMES =
      Map.of(
          dnnl_cpu_isa_sse41, "sse41",
          dnnl_cpu_isa_avx, "avx",
          dnnl_cpu_isa_avx2, "avx2",
          dnnl_cpu_isa_avx512_core, "avx512",
          dnnl_cpu_isa_avx512_core_vnni, "avx512-vnni",
          dnnl_cpu_isa_avx512_core_bf16, "avx512-bf16",
          dnnl_cpu_isa_avx512_core_amx, "avx512-amx");

  private static final dnnl_engine SHARED = create();

  private Engine() {}

  /** The engine; the first call loads oneDNN, and fails where there is none for the platform. */
  static dnnl_engine shared() {
    return SHARED;
  }

  /** The instruction set that primitives are made for. */
  static String instructions() {
    return NAMES.getOrDefault(dnnl_get_effective_cpu_isa(), "other");
  }

  /** How many float32 numbers a vector has, as oneDNN's blocks of channels count them. */
  static int vectorLength() {
    return hasAvx512() ? 16 : 8;
  }

  static boolean hasAvx512() {
    return has(dnnl_cpu_isa_avx512_core);
  }

  static boolean hasBfloat16() {
    return has(dnnl_cpu_isa_avx512_core_bf16);
  }

  /** A better instruction set has the bits of those it contains. */
  private static boolean has(int instructions) {
    return (dnnl_get_effective_cpu_isa() & instructions) == instructions;
  }

  private static dnnl_engine create() {
    dnnl_engine engine = new dnnl_engine();
    Status.check(dnnl_engine_create(engine, dnnl_cpu, 0), "create an engine");
    return engine;
  }
}
