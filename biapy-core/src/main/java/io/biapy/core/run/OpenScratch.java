package io.biapy.core.run;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The scratch folders that are not closed yet, deleted by one hook when the process ends. */
final class OpenScratch {
    private static final Set<Scratch> OPEN = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> OPEN.forEach(Scratch::delete), "biapy-scratch"));
    }

    private OpenScratch() {}

    static void add(Scratch scratch) {
        OPEN.add(scratch);
    }

    static void remove(Scratch scratch) {
        OPEN.remove(scratch);
    }
}
