package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import java.util.Arrays;
import java.util.List;

/**
 * Which two voxels an affinity is about: the value at voxel v tells whether v and v - offset belong together, as BiaPy stores it. Other software
 * writes v + offset; there all signs are the other way round. Immutable.
 *
 * @param z voxels along z, any sign
 * @param y voxels along y
 * @param x voxels along x
 */
public record AffinityOffset(int z, int y, int x) {
    public AffinityOffset {
        if (z == 0 && y == 0 && x == 0) {
            throw new InputException(
                    "An affinity is about two different voxels; the offset must not be 0 on all axes.");
        }
    }

    public static AffinityOffset zyx(int z, int y, int x) {
        return new AffinityOffset(z, y, x);
    }

    /** Voxels along axis 0 (z), 1 (y) or 2 (x). */
    int along(int axis) {
        return axis == 0 ? z : axis == 1 ? y : x;
    }

    /** The three neighbours before a voxel: z, y, x; BiaPy's default. */
    public static List<AffinityOffset> nearest() {
        return List.of(zyx(1, 0, 0), zyx(0, 1, 0), zyx(0, 0, 1));
    }

    /** The two neighbours before a pixel: y, x. */
    public static List<AffinityOffset> nearestInPlane() {
        return nearest().subList(1, 3);
    }

    /** Reads offsets z, y, x such as {@code 1x0x0,0x1x0,0x0x1,0x-9x4}. */
    public static List<AffinityOffset> parseAll(String text) {
        return Arrays.stream(text.split(",", -1)).map(AffinityOffset::parse).toList();
    }

    private static AffinityOffset parse(String text) {
        String[] parts = text.strip().split("x", -1);
        if (parts.length != 3 || !Arrays.stream(parts).allMatch(p -> p.matches("-?\\d{1,6}"))) {
            throw new InputException(
                    "An affinity offset is three whole numbers z, y, x such as 0x1x0, got \"" + text + "\".");
        }
        return zyx(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /** As {@link #parseAll} reads it. */
    @Override
    public String toString() {
        return z + "x" + y + "x" + x;
    }
}
