package io.biapy.instance.flood;

import io.biapy.core.tile.Varint;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Voxels of a flooded tile as bytes, one after the other in raster order: 1 byte for up to 62 blocked ones, 5 for a dry one, and for a wet one 5 to 30,
 * most often 6 (10 looking back), since neighbours share labels and steps are small.
 *
 * <p>Each starts with a byte of flags: its lowest two bits say what it is ({@link #BLOCKED}, {@link #DRY}, {@link #WET}, {@link #SAME}: wet with the
 * label before). Blocked: the other six are the number, or 63 and an int. Else the height as int; then of a wet one the id of the label
 * (unless the same; a {@link Varint}), the level of the water (where it stands above the voxel), the step, and, where {@link #ENTERED} is set, level and step
 * of the entry, which else is the time. Steps take 0, 1, 2 or 4 bytes. One thread; serves again.
 */
final class VoxelPacker {
    static final int BLOCKED = 0;
    static final int DRY = 1;
    static final int WET = 2;
    static final int SAME = 3;
    static final int STEP_SHIFT = 2;
    static final int LAKE = 1 << 4;
    static final int ENTRY_SHIFT = 5;
    static final int ENTERED = 1 << 7;
    static final int MANY = 63;
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST = 40; // blocked ones, then a wet one

    private byte[] bytes = new byte[1 << 12];
    private int size;
    private int blocked;
    private long lastLabel;

    void blocked() {
        blocked++;
    }

    void dry(int level) {
        begin();
        bytes[size++] = DRY;
        putInt(level);
    }

    /** @param entry the time itself where none is kept */
    void wet(int level, long label, long time, long entry) {
        begin();
        int water = (int) (time >> 32);
        int step = (int) time;
        int flags = (label == lastLabel ? SAME : WET)
                | width(step) << STEP_SHIFT
                | (water == level ? 0 : LAKE)
                | (entry == time ? 0 : ENTERED | width((int) entry) << ENTRY_SHIFT);
        bytes[size++] = (byte) flags;
        putInt(level);
        if (label != lastLabel) {
            size = Varint.put(bytes, size, label);
            lastLabel = label;
        }
        if (water != level) {
            putInt(water);
        }
        putStep(step);
        if (entry != time) {
            putInt((int) (entry >> 32));
            putStep((int) entry);
        }
    }

    /** What was packed; the packer is empty again. */
    byte[] take() {
        begin();
        byte[] all = Arrays.copyOf(bytes, size);
        size = 0;
        lastLabel = 0;
        return all;
    }

    private void begin() {
        if (size + LONGEST > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        if (blocked == 0) {
            return;
        }
        if (blocked < MANY) {
            bytes[size++] = (byte) (blocked << 2);
        } else {
            bytes[size++] = (byte) (MANY << 2);
            putInt(blocked);
        }
        blocked = 0;
    }

    private void putInt(int value) {
        INT.set(bytes, size, value);
        size += 4;
    }

    static int width(int step) {
        return step == 0 ? 0 : step >>> 8 == 0 ? 1 : step >>> 16 == 0 ? 2 : 3;
    }

    private void putStep(int step) {
        int width = width(step);
        if (width == 0) {
            return;
        }
        INT.set(bytes, size, step); // there is room for four bytes always
        size += width == 3 ? 4 : width;
    }
}
