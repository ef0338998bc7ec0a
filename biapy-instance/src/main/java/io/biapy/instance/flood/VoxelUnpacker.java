package io.biapy.instance.flood;

import io.biapy.core.tile.Varint;

/** Reads what {@link VoxelPacker} wrote, voxel by voxel. One thread. */
final class VoxelUnpacker {
    private final byte[] bytes;
    private int at;
    private int blocked;

    int level;
    long label;
    long time;
    long entry;

    VoxelUnpacker(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The next voxel: {@link VoxelPacker#BLOCKED}, {@link VoxelPacker#DRY} or {@link VoxelPacker#WET}; the fields say the rest. */
    int next() {
        if (blocked > 0) {
            blocked--;
            return VoxelPacker.BLOCKED;
        }
        int flags = bytes[at++] & 0xFF;
        int kind = flags & 3;
        if (kind == VoxelPacker.BLOCKED) {
            int n = flags >> 2;
            blocked = (n < VoxelPacker.MANY ? n : readInt()) - 1;
            return VoxelPacker.BLOCKED;
        }
        level = readInt();
        if (kind == VoxelPacker.DRY) {
            return VoxelPacker.DRY;
        }
        if (kind == VoxelPacker.WET) {
            label = Varint.get(bytes, at);
            at += Varint.length(label);
        }
        int water = (flags & VoxelPacker.LAKE) == 0 ? level : readInt();
        time = ((long) water << 32) + readStep(flags >> VoxelPacker.STEP_SHIFT & 3);
        entry = time;
        if ((flags & VoxelPacker.ENTERED) != 0) {
            long entered = (long) readInt() << 32;
            entry = entered + readStep(flags >> VoxelPacker.ENTRY_SHIFT & 3);
        }
        return VoxelPacker.WET;
    }

    private int readInt() {
        int value = (int) VoxelPacker.INT.get(bytes, at);
        at += 4;
        return value;
    }

    private int readStep(int width) {
        int step = 0;
        int n = width == 3 ? 4 : width;
        for (int k = 0; k < n; k++) {
            step |= (bytes[at++] & 0xFF) << 8 * k;
        }
        return step;
    }
}
