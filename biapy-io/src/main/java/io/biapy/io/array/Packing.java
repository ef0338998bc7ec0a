package io.biapy.io.array;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.GZIPOutputStream;

/** Packs a whole array file into another. Stateless. */
@FunctionalInterface
public interface Packing {
    /** The level for intensities, which get hardly smaller with more. */
    int FAST = 1;

    /** The level for labels. */
    int SMALL = 6;

    /** Writes all of {@code raw}, packed, to {@code to}, which stays open. */
    void pack(InputStream raw, OutputStream to) throws IOException;

    /** gzip of a level from 1 (fast) to 9 (small). */
    static Packing gzip(int level) {
        return (raw, to) -> {
            GZIPOutputStream packed = new GZIPOutputStream(to, 1 << 16) {
                {
                    def.setLevel(level);
                }
            };
            raw.transferTo(packed);
            packed.finish();
        };
    }
}
