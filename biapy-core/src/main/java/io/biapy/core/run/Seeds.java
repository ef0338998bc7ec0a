package io.biapy.core.run;

import java.util.SplittableRandom;

/** Random numbers that depend on (seed, epoch, sample) only, never on a shared generator, so threads and resuming change nothing. */
public final class Seeds {
    private Seeds() {}

    /** A generator of its own for this place in the work. */
    public static SplittableRandom random(long seed, long epoch, long sample) {
        return new SplittableRandom(mix(mix(mix(seed) + epoch) + sample));
    }

    private static long mix(long v) { // splitmix64 finaliser
        long z = v + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
