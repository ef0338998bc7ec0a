package io.biapy.dl4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Memory that this process has outside the Java heap, where the system tells. */
final class NativeMemory {
    private NativeMemory() {}

    private static volatile byte[] garbage = {};

    /** Writes to the heap that Java has committed: pages that were never written do not count as used, and would count later. */
    static void touchHeap() {
        for (long n = 2 * Runtime.getRuntime().totalMemory(); n > 0; n -= 1 << 16) {
            garbage = new byte[1 << 16];
        }
    }

    /** Private anonymous memory of the process less the heap that Java has committed, in bytes; 0 where it is unknown. */
    static long used() {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return 0;
        }
        try {
            long anonymous = Files.readAllLines(status).stream()
                    .filter(line -> line.startsWith("RssAnon"))
                    .mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
            return anonymous - Runtime.getRuntime().totalMemory();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
