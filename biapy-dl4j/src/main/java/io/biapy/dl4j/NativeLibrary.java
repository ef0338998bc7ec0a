package io.biapy.dl4j;

import io.biapy.core.error.BiapyException;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's native library: loaded at the first use of the engine. */
final class NativeLibrary {
    private static final String VERSION = "1.0.0-M2.1";
    private static final String[] LEVELS = {"generic", "", "AVX2", "AVX-512"};
    private static final String CPU = "CpuBackend";
    private static final String CUDA_CLASS = "org.nd4j.linalg.jcublas.JCublasBackend";

    private NativeLibrary() {}

    /** Loads the library; says what is missing where that fails, and refuses a backend whose tensors are not in host memory. */
    static NativeOps load() {
        try {
            requireHostMemory(Nd4j.getBackend().getClass().getSimpleName());
            return NativeOpsHolder.getInstance().getDeviceNativeOps();
        } catch (ExceptionInInitializerError | NoClassDefFoundError | UnsatisfiedLinkError e) {
            requireHostMemory(isOnClassPath(CUDA_CLASS) ? "JCublasBackend" : CPU);
            throw new BiapyException(
                    "ND4J's native library could not be loaded. Add org.nd4j:nd4j-native " + VERSION
                            + " with the classifier of this platform, for example linux-x86_64-onednn, and org.bytedeco:openblas.",
                    e);
        }
    }

    /** The layers of this engine read the memory of tensors directly, which on a graphics processor is not where the values are. */
    static void requireHostMemory(String backend) {
        if (!backend.equals(CPU)) {
            throw new BiapyException("ND4J's backend " + backend
                    + " cannot be used: this engine works in the processor's memory only. Build without -Pcuda, or replace"
                    + " org.nd4j:nd4j-cuda by org.nd4j:nd4j-native on the class path.");
        }
    }

    private static boolean isOnClassPath(String name) {
        return NativeLibrary.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    /** OpenMP's thread number belongs to the calling thread, so every thread that runs a network sets it. */
    static void useThreads(int threads) {
        load().setOmpNumThreads(threads);
    }

    /** For example "DL4J 1.0.0-M2.1, CpuBackend, AVX2 build". */
    static String describe() {
        NativeOps ops = load();
        int level = ops.binaryLevel();
        return "DL4J " + VERSION + ", " + Nd4j.getBackend().getClass().getSimpleName() + ", "
                + (level >= 0 && level < LEVELS.length ? LEVELS[level] : "level " + level) + " build";
    }
}
