package io.biapy.dl4j;

import io.biapy.core.error.BiapyException;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/** ND4J's native library: loaded at the first use of the engine. */
final class NativeLibrary {
    private static final String VERSION = "1.0.0-M2.1";
    private static final String[] LEVELS = {"generic", "", "AVX2", "AVX-512"};

    private NativeLibrary() {}

    /** Loads the library; says what is missing where that fails. */
    static NativeOps load() {
        try {
            Nd4j.getBackend();
            return NativeOpsHolder.getInstance().getDeviceNativeOps();
        } catch (ExceptionInInitializerError | NoClassDefFoundError | UnsatisfiedLinkError e) {
            throw new BiapyException(
                    "ND4J's native library could not be loaded. Add org.nd4j:nd4j-native " + VERSION
                            + " with the classifier of this platform, for example linux-x86_64-onednn, and org.bytedeco:openblas.",
                    e);
        }
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
