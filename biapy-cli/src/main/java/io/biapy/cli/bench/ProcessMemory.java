package io.biapy.cli.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process uses, as Linux says it: resident memory in MiB (0 on other systems), and processor time. */
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final double NANOS = 1e-9;

    private ProcessMemory() {}

    static double now() {
        return status("VmRSS:");
    }

    /** The highest since the process began. */
    static double peak() {
        return status("VmHWM:");
    }

    private static double status(String key) {
        if (!Files.isReadable(STATUS)) {
            return 0;
        }
        try {
            return Files.readAllLines(STATUS).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .mapToDouble(kib -> Math.rint(kib / 102.4) / 10)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    /** What the threads that live now have taken from Java's heap since they began, in MiB; 0 where it is not known. */
    static double allocated() {
        if (!(ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean threads)) {
            return 0;
        }
        long bytes = 0;
        for (long thread : threads.getThreadAllocatedBytes(threads.getAllThreadIds())) {
            bytes += Math.max(0, thread);
        }
        return bytes / (double) (1 << 20);
    }

    /** Of all threads together. */
    static double processorSeconds() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getProcessCpuTime() * NANOS
                : 0;
    }
}
